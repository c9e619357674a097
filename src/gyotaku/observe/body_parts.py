"""Which parts of a mail a mail program shows as its body (RFC 2046 section 5.1, RFC 2387)."""

from __future__ import annotations

import re

from gyotaku.model.message import Message, Part

_NOT_TEXT = frozenset(
    {"text/calendar", "text/csv", "text/vcard", "text/x-vcard", "text/directory", "text/rfc822-headers", "text/x-amp-html"}
    | {"text/xml", "text/css", "text/javascript", "text/markdown", "text/x-patch", "text/x-diff"}
)
_NO_LETTERS = re.compile(r"[\W_]+")
_COMPARED = 2_000
"""Letters of a plain text looked for in a body that a winmail.dat wraps."""
_FIRST_ONLY = frozenset({"multipart/related", "multipart/signed", "multipart/report", "multipart/appledouble"})


def shown_parts(message: Message) -> tuple[Part, ...]:
    """Return the text parts shown, in order: of alternatives the last that can be shown, of related parts the root.

    Empty when the mail has no text of its own (a lone attachment, a calendar entry).
    """
    shown: dict[str, tuple[Part, ...]] = {}
    below: dict[str, list[Part]] = {}
    for part in message.parts:
        below.setdefault(_parent(part.path), []).append(part)
    # Containers come before what they hold, so from the end every child is settled before its container.
    for part in reversed(message.parts):
        if part.container:
            shown[part.path] = _of_container(part, [shown.get(child.path, ()) for child in below.get(part.path, [])])
        elif _displayed(part):
            shown[part.path] = (part,)
        else:
            # A winmail.dat may wrap the body in plain text and as a page, which are alternatives.
            wrapped = [shown.get(child.path, ()) for child in below.get(part.path, ())]
            shown[part.path] = _alternative([child for child in wrapped if child])
    roots = [part for part in message.parts if part.path == "0"] or [part for part in message.parts if "." not in part.path]
    leaves = tuple(leaf for part in roots for leaf in shown.get(part.path, ()))
    containers = {part.path for part in message.parts if part.container} | {""}
    unwrapped = [leaf for leaf in leaves if _parent(leaf.path) not in containers]
    return _once(leaves, unwrapped) if unwrapped and len(leaves) > len(unwrapped) else leaves


def _once(leaves: tuple[Part, ...], wrapped: list[Part]) -> tuple[Part, ...]:
    """Leave out plain text that a winmail.dat's body says as well: Outlook shows that body, all others the text."""
    said = [_letters(leaf.html.shown() if leaf.html is not None else leaf.text or "") for leaf in wrapped]
    repeated = [
        leaf for leaf in leaves if leaf.html is None and leaf not in wrapped and any(_says(one, leaf.text or "") for one in said)
    ]
    return tuple(leaf for leaf in leaves if leaf not in repeated)


def _says(said: str, text: str) -> bool:
    return _letters(text)[:_COMPARED] in said


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def plain_alternative(message: Message, shown: Part) -> Part | None:
    """Return the text/plain part offered instead of a shown HTML part, or None."""
    containers = {part.path: part for part in message.parts if part.container}
    path = shown.path
    while path:
        path = _parent(path)
        container = containers.get(path)
        if container is not None and container.media_type == "multipart/alternative":
            inside = "" if path == "0" else path + "."
            for part in message.leaves():
                if part.media_type == "text/plain" and part.path.startswith(inside) and _displayed(part):
                    return part
    return None


def _parent(path: str) -> str:
    if path == "0":
        return ""
    return path.rpartition(".")[0] or "0"


def _of_container(part: Part, children: list[tuple[Part, ...]]) -> tuple[Part, ...]:
    able = [child for child in children if child]
    if part.media_type == "multipart/alternative":
        return _alternative(able)
    if part.media_type in _FIRST_ONLY:
        # The root is the first part; where that shows nothing, programs fall back to what does.
        return (able or [()])[0]
    return tuple(leaf for child in able for leaf in child)


def _alternative(able: list[tuple[Part, ...]]) -> tuple[Part, ...]:
    pages = [child for child in able if any(leaf.html is not None for leaf in child)]
    return (pages or able or [()])[-1]


def _displayed(part: Part) -> bool:
    if part.text is None or part.disposition == "attachment":
        return False
    if not part.media_type.startswith("text/") or part.media_type in _NOT_TEXT:
        return False
    # A named text without a disposition is offered as a file by most programs; one marked inline is shown.
    return not part.filename or part.disposition == "inline" or _outermost(part)


def _outermost(part: Part) -> bool:
    return part.path in {"0", "1"}
