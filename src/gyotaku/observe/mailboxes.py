"""Find the mailboxes of an address field (RFC 5322 section 3.4), however it is written. Linear in the field's length.

The structure is read from the raw bytes where the field holds encoded words or 8-bit text: a decoded display name may show
`<`, `,` or `"` that were never structure. Display names are then taken from the decoded value.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gyotaku.observe.mailboxes_structure import Segment, Span, blanked_of, masked_of, segments_of
from gyotaku.patterns import late

MOST = 500
"""Most mailboxes read from one field."""

_FOLD = re.compile(rb"[\r\n]")
_PLAIN = re.compile(
    r'\s*(?:"(?P<quoted>[^"\\<>@,]*)"|(?P<atom>[^"\\<>@,;:()]*?))\s*<(?P<address>[^\s<>@"(),;:\\]+@[^\s<>@"(),;:\\]+)>\s*'
)
_BARE = re.compile(r"\s*(?P<address>[^\s<>@\"(),;:\\]+@[^\s<>@\"(),;:\\]+)\s*")
_COMMENT = re.compile(r"[\s>]{0,20}\(([^()]{0,400})\)")
_SPACE = re.compile(r"\s+")
_AROUND_AT = late(r"\s*([@＠.])\s*")
_ATOM = re.compile(r"[A-Za-z0-9._+=/#&'*!-]+")
_WITH_AT = re.compile(r"[^\s<>\"(),;:]{1,256}[@＠][^\s<>\"(),;:]{0,256}")
AT = "@＠"
"""The sign as it should be, and full-width as a Japanese keyboard gives it."""


class Mailbox(NamedTuple):
    """One mailbox: the display name decoded, the addr-spec as written."""

    display: str
    address: str


def mailboxes(value: str, raw: bytes | None = None) -> list[Mailbox]:
    """List the mailboxes of a field, in order, from its decoded value and, when given, its raw bytes."""
    if raw is None or (raw.isascii() and b"=?" not in raw and b"\x1b" not in raw):
        bare = _BARE.fullmatch(value)
        if bare is not None:
            return [Mailbox("", bare["address"])]
        simple = _PLAIN.fullmatch(value)
        if simple is not None:
            return [Mailbox(_SPACE.sub(" ", simple["quoted"] or simple["atom"] or "").strip(), simple["address"])]
        return _from_structure(value, value)
    text, as_bytes = _unfolded(raw)
    found = _from_structure(text, masked_of(text, as_bytes=as_bytes))
    if not _has_address(found) and any(at in value for at in AT):
        return _from_structure(value, value)  # the address itself was encoded
    return _with_decoded_names(found, value)


def _unfolded(raw: bytes) -> tuple[str, bool]:
    """Return the field as text, and whether each character stands for one byte of it."""
    raw = _FOLD.sub(b"", raw)
    try:
        return raw.decode("utf-8"), False
    except UnicodeDecodeError:
        return raw.decode("latin-1"), True


def _from_structure(text: str, masked: str) -> list[Mailbox]:
    blanked = blanked_of(masked)
    found = _read(text, *blanked) if blanked is not None else []
    if not _has_address(found) and any(at in masked for at in AT):
        # An unclosed quote swallowed the rest, or the address stands in a comment: read it all as plain text.
        plain = _read(text, masked, [])
        return plain if _has_address(plain) else found or plain
    return found if blanked is not None else _read(text, masked, [])


def _has_address(found: list[Mailbox]) -> bool:
    return any(at in box.address for box in found for at in AT)


def _read(text: str, shape: str, comments: list[Span]) -> list[Mailbox]:
    segments = segments_of(shape, comments)
    found: list[Mailbox] = []
    lead: int | None = None
    for segment in segments[: MOST * 2]:
        start = segment.start if lead is None else lead
        if segment.angles:
            found.append(_angled(text, start, segment))
            lead = None
            continue
        bare = _bare(text, shape, segment)
        if bare is None:
            lead = start  # words before a comma that was meant as part of the name
            continue
        if bare:
            if lead is not None:
                found += _words(text[lead : segment.start])
            found.append(bare[0])
        lead = None
    if lead is not None:
        found += _words(text[lead:])
    return found[:MOST]


def _angled(text: str, start: int, segment: Segment) -> Mailbox:
    last = segment.angles[-1]
    inner = text[last.start + 1 : last.end].rstrip(">").strip()
    if inner.startswith("@") and ":" in inner:
        inner = inner.rpartition(":")[2]
    display = text[start : last.start]
    if not display.strip():
        display = " ".join(text[comment.start + 1 : comment.end - 1] for comment in segment.comments if comment.start >= last.end)
    return Mailbox(clean_display(display), _addr_spec(inner))


def _bare(text: str, shape: str, segment: Segment) -> list[Mailbox] | None:
    """Read a segment without angle brackets: an empty list when it is empty, None when it holds no address."""
    words = text[segment.start : segment.end]
    shape = shape[segment.start : segment.end]
    for comment in reversed(segment.comments):
        from_, to = comment.start - segment.start, comment.end - segment.start
        words, shape = words[:from_] + words[to:], shape[:from_] + shape[to:]
    if not words.strip():
        return []
    if not any(at in shape for at in AT):
        return None
    display = " ".join(text[comment.start + 1 : comment.end - 1] for comment in segment.comments)
    whole = _AROUND_AT.sub(r"\1", words.strip())
    if not _SPACE.search(whole) or whole.startswith('"'):
        return [Mailbox(clean_display(display), _addr_spec(whole))]
    inside = _WITH_AT.search(words)
    if inside is None:
        return None
    rest = words[: inside.start()] + " " + words[inside.end() :]
    return [Mailbox(clean_display(display or rest), _addr_spec(inside[0]))]


def _words(text: str) -> list[Mailbox]:
    """Read words without any address: one plain word is a local mailbox (`root`), more are a name without an address."""
    words = text.strip(" \t,;")
    if not words:
        return []
    if _ATOM.fullmatch(words):
        return [Mailbox("", words)]
    return [Mailbox(clean_display(words), "")]


def _addr_spec(text: str) -> str:
    text = text.strip()
    if "(" in text and '"' not in text:
        text = _without_comments(text) or text.strip("() ")
    if text.lower().startswith("mailto:"):
        text = text[7:]
    return _AROUND_AT.sub(r"\1", text) if '"' not in text else text


def _without_comments(text: str) -> str:
    kept: list[str] = []
    depth = 0
    for sign in text:
        depth += sign == "("
        if not depth:
            kept.append(sign)
        depth -= sign == ")" and depth > 0
    return "".join(kept)


def clean_display(text: str) -> str:
    """Take the quotes, escapes and folds off a display name; what stands in it otherwise stays."""
    text = _SPACE.sub(" ", text).strip().rstrip(",(").rstrip(" ,")
    if len(text) > 1 and text[0] == '"' and text[-1] == '"':
        text = text[1:-1]
    elif text.count('"') == 1 and text[0] == '"':
        text = text[1:]
    elif text.count('"') == 2 and "\\" not in text:
        text = text.replace('"', "")
    return re.sub(r"\\(.)", r"\1", text).strip()


def _with_decoded_names(found: list[Mailbox], value: str) -> list[Mailbox]:
    """Give each mailbox the display name of the decoded value.

    Addresses are searched from the right, since a decoded name may repeat one: what stands between the address before and
    this one is the name. A mailbox that is not found again keeps the name it has.
    """
    places: list[Span | None] = []
    end = len(value)
    for box in reversed(found):
        at = value.rfind(f"<{box.address}>", 0, end) if box.address else -1
        places.append(Span(at, at + len(box.address) + 2) if at >= 0 else None)
        end = at if at >= 0 else end
    named: list[Mailbox] = []
    before = 0
    for box, place in zip(found, reversed(places), strict=True):
        if place is None:
            named.append(Mailbox(_beside(value, box), box.address))
            continue
        display = clean_display(value[before : place.start].lstrip(" \t,;"))
        named.append(Mailbox(display or (_beside(value, box) if box.display else ""), box.address))
        before = place.end
    return named


def _beside(value: str, box: Mailbox) -> str:
    """Take the name of a mailbox without angle brackets: the comment after its address, or all the value without one."""
    if not box.display:
        return ""
    if not box.address:
        return clean_display(value)
    _, _, after = value.partition(box.address)
    comment = _COMMENT.match(after)
    return clean_display(comment[1]) if comment else box.display
