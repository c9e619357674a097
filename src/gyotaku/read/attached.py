"""The mails attached to a mail, each a specimen of its own (RFC 2046 section 5.2.1, and files that are mails)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gyotaku.errors import InputError
from gyotaku.model.message import Message, Part, Specimen
from gyotaku.read.recognise import OLE, looks_like_mail
from gyotaku.read.single import specimen
from gyotaku.settings import DEFAULT, Settings

_MAIL_TYPES = frozenset({"message/rfc822", "message/global", "message/news"})
_OUTLOOK_TYPES = frozenset({"application/vnd.ms-outlook", "application/x-msg"})
_ANY_TYPES = frozenset(
    {"application/octet-stream", "application/x-unknown", "application/unknown", "text/plain", "application/eml"}
)


def attached(message: Message, settings: Settings = DEFAULT) -> Iterator[Specimen]:
    """Yield the mails attached to a message as specimens named `CARRIER#1`, `CARRIER#2` …; what they carry is not entered.

    A mail that a bounce returns (inside multipart/report, RFC 6522) has the note `returned`. At most
    `settings.limits.attached_mails` come; the last then has the note `more-attached-mails-not-read`.
    """
    most = settings.limits.attached_mails
    inside = [part for part in message.leaves() if _is_mail(part)]
    reports = {part.path for part in message.parts if part.media_type == "multipart/report"}
    number = 0
    for place, part in enumerate(inside):
        if number >= most:
            return
        try:
            one = specimen(part.content, name=f"{message.specimen.name}#{number + 1}", settings=settings, kind="attached")
        except InputError:
            continue
        number += 1
        notes = list(one.notes)
        if _parent(part.path) in reports:
            notes.append("returned")
        if number == most and place + 1 < len(inside):
            notes.append("more-attached-mails-not-read")
        yield msgspec.structs.replace(one, kind="attached", carrier=message.specimen.name, notes=tuple(notes))


def _parent(path: str) -> str:
    return path.rpartition(".")[0] or "0"


def _is_mail(part: Part) -> bool:
    if part.media_type in _MAIL_TYPES:
        return bool(part.content.strip())
    name = (part.filename or "").lower().rstrip()
    if part.content.startswith(OLE):
        return name.endswith(".msg") or part.media_type in _OUTLOOK_TYPES
    if name.endswith(".eml"):
        return looks_like_mail(part.content)
    unnamed = part.media_type in _ANY_TYPES and (part.disposition == "attachment" or part.media_type == "application/eml")
    return unnamed and not name.endswith((".txt", ".log", ".csv")) and _starts_as_mail(part.content)


def _starts_as_mail(content: bytes) -> bool:
    """Whether a file without a telling name is a mail: a mail's envelope fields stand on top."""
    head = content[:400].lower()
    return head.startswith((b"received:", b"return-path:", b"delivered-to:", b"x-")) and looks_like_mail(content)
