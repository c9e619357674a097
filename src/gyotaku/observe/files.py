"""The files in a mail: what they really are, and what they would do. They are read, never run or rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from gyotaku.data.file_types import words
from gyotaku.model.evidence import Absence, Evidence, Observation
from gyotaku.model.facts import Archive, Attachment, Body
from gyotaku.model.message import Message, Part
from gyotaku.observe.active_pages import page_traits
from gyotaku.observe.archives import Held, Listing, read_archive
from gyotaku.observe.family import cut_short, in_part, observer
from gyotaku.observe.file_contents import Content, kind_of, looked_into, opened
from gyotaku.observe.file_names import endings, name_traits
from gyotaku.observe.file_passwords import words_of
from gyotaku.settings import Settings

FILES = 200
"""Most files of one mail."""

_OF_THE_MAIL = frozenset(
    {"message/delivery-status", "message/feedback-report", "message/disposition-notification", "text/rfc822-headers"}
)


@observer(
    name="files",
    reads="Every part that is not shown as text (RFC 2045, RFC 2183), by its bytes",
    gives=(Attachment, Archive),
    after=("body", "subject"),
)
def files(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation | Absence]:
    """Yield one `Attachment` for each file, and one `Archive` for each archive that could be listed at least in part."""
    found = attached(message, evidence)
    if len(found) > FILES:
        found = found[:FILES]
        yield cut_short(Attachment, "files")
    if not found:
        return
    passwords: tuple[str, ...] | None = None
    for part in found:
        kind = kind_of(part)
        if passwords is None and (kind in words("archives") or kind in {"pdf", "ole"}):
            passwords = words_of(message, evidence)
        listing = None
        if kind in words("archives") or kind in {"jar", "apk"}:
            listing = read_archive(part.content, kind, part.filename or "", settings.limits, passwords or ())
        yield in_part(_attachment(part, kind, listing, passwords or ()), part, part.filename or part.declared_type)
        if listing is not None and (listing.members or listing.encrypted):
            archive = Archive(
                filename=part.filename or "",
                members=listing.members,
                encrypted=listing.encrypted,
                password=listing.password,
                cut=listing.cut,
            )
            yield in_part(archive, part, "\n".join(listing.members[:20]))
        if listing is not None and (listing.cut or listing.bomb):
            full = len(listing.members) >= settings.limits.archive_members
            yield cut_short(Archive, "archive_members" if full else "archive_bytes")


def attached(message: Message, evidence: Evidence) -> list[Part]:
    """List the parts that are files: not shown as body, not another wording of it, not a report about a mail."""
    body = evidence.first(Body)
    shown = body[0].part if body is not None else ""
    return [part for part in message.leaves() if _a_file(part, shown)]


def _a_file(part: Part, shown: str) -> bool:
    if part.path == shown and part.disposition != "attachment":
        return False
    if part.media_type in _OF_THE_MAIL:
        return False
    if part.disposition == "attachment" or part.filename:
        return True
    return not part.media_type.startswith("text/") or part.media_type == "text/calendar"


def _attachment(part: Part, kind: str, listing: Listing | None, passwords: tuple[str, ...]) -> Attachment:
    name = part.filename or ""
    ending = endings(name)[0]
    traits = dict.fromkeys(name_traits(name, kind, part.media_type) if kind != "empty" else [])
    detail: list[str] = []
    if kind == "exe" or (kind != "text" and ending in words("programs") and kind not in {"html", "empty", "pdf"}):
        traits["executable"] = None
    if kind == "script":
        traits["script"] = None
    if listing is not None:
        _of_archive(listing, traits, detail)
    content = opened(part, kind, passwords)
    traits.update(dict.fromkeys(content.traits))
    if content.note:
        detail.append(content.note)
    if kind in {"html", "svg", "xml"} and content.source:
        traits.update(dict.fromkeys(page_traits(content.source)))
    starts = content.starts
    for held in listing.held if listing is not None else ():
        inside = looked_into(held.content, held.kind, endings(held.name)[0], passwords)
        traits.update(dict.fromkeys(_of_member(held, inside)))
        starts = starts or (f"{held.name}: {inside.starts}" if inside.starts else "")
    if part.disposition == "inline" or part.content_id:
        traits["inline"] = None
    return Attachment(
        filename=name,
        declared_type=part.media_type,
        true_type=kind,
        size=len(part.content),
        sha256=hashlib.sha256(part.content).hexdigest(),
        md5=hashlib.md5(part.content, usedforsecurity=False).hexdigest(),
        disposition=part.disposition or "",
        part=part.path,
        traits=tuple(sorted(traits)),
        detail="; ".join(detail)[:300],
        starts=starts[:1_000],
    )


def _of_member(held: Held, inside: Content) -> list[str]:
    """Name what a member of an archive would do once it is taken out and opened."""
    pages = page_traits(inside.source) if held.kind in {"html", "svg", "xml"} and inside.source else []
    # What can be read only after unpacking is no lock of the archive itself.
    return [trait for trait in (*inside.traits, *pages) if trait not in {"encrypted", "unreadable"}]


def _of_archive(listing: Listing, traits: dict[str, None], detail: list[str]) -> None:
    if listing.encrypted:
        traits["encrypted"] = None
    if listing.bomb:
        traits["archive-bomb"] = None
    if listing.unreadable:
        traits["unreadable"] = None
    if listing.programs:
        traits["holds-program"] = None
        detail.append(", ".join(listing.programs[:5]))
    if listing.password:
        detail.append("opens with a word of the mail")
