"""Outlook .msg to the form of RFC 5322: the transport headers as they are, bodies and attachments around them.

Sources: [MS-OXMSG], [MS-OXPROPS], [MS-OXCMSG]. The same container always gives the same bytes: boundaries come from its
hash. What Outlook did not keep is said in notes, never invented.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import quote

from gyotaku.data.charsets import codepage_label
from gyotaku.errors import InputError
from gyotaku.read.compound import Compound, Storage
from gyotaku.read.rtf import decompressed, unwrapped
from gyotaku.settings import DEFAULT, Settings

_HEADERS, _SUBJECT, _MESSAGE_ID, _IN_REPLY_TO, _REFERENCES = 0x007D, 0x0037, 0x1035, 0x1042, 0x1039
_SENT, _DELIVERED = 0x0039, 0x0E06
_BODY, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_INTERNET_CODEPAGE = 0x3FDE
_SENDER = ((0x0042, 0x5D02, 0x0065), (0x0C1A, 0x5D01, 0x0C1F))
_NAME, _ADDRESS, _SMTP, _KIND = 0x3001, 0x3003, 0x39FE, 0x0C15
_DATA, _LONG_NAME, _SHORT_NAME, _MIME, _CONTENT_ID, _METHOD, _LOCATION = 0x3701, 0x3707, 0x3704, 0x370E, 0x3712, 0x3705, 0x3713
_TABLE = ("__properties_version1.0",)
_KINDS = {1: "To", 2: "Cc", 3: "Bcc"}
_NESTED = 8
"""Deepest message inside a message that is rebuilt."""
_MOST_ATTACHMENTS = 400
_CONTENT_FIELD = re.compile(r"^(content-(?:type|transfer-encoding|disposition|id|length)|mime-version)(?=[ \t]*:)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\n|\r")
_FIELD = re.compile(r"[!-9;-~]+[ \t]*:")
_TYPE = re.compile(r"[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,100}")


class Rebuilt(NamedTuple):
    """A mail built from a container, and what was missing in it."""

    raw: bytes
    notes: tuple[str, ...]


def rebuilt(raw: bytes, name: str, settings: Settings = DEFAULT) -> Rebuilt:
    """Build the mail a .msg file holds. Raises `InputError` when it is damaged or another kind of compound file."""
    builder = _Builder(hashlib.sha256(raw).hexdigest(), settings)
    try:
        file = Compound(raw)
        built = builder.mail(file.root()) if file.has(_TABLE) else None
    except Exception as error:  # olefile raises whatever a damaged file leads it into: none of it is ours to name
        raise InputError(name, f"is a damaged Outlook file ({type(error).__name__}: {error})") from error
    if built is None:
        raise InputError(name, "is an Office document or another compound file, not an Outlook message")
    return Rebuilt(built, tuple(builder.notes))


class _Builder:
    def __init__(self, digest: str, settings: Settings) -> None:
        self._digest = digest
        self._limits = settings.limits
        self.notes: dict[str, None] = {}
        self._boundaries = 0

    def mail(self, message: Storage, depth: int = 0) -> bytes:
        """Return one message as RFC 5322 bytes with CRLF."""
        outer = dict(self.notes)
        kind, content = self._entity(message, depth)
        header = "".join(f"{line}\r\n" for line in self._header(message))
        if depth:
            self.notes = outer  # what is missing in a message inside says nothing about this one
        return header.encode("utf-8", "replace") + b"MIME-Version: 1.0\r\n" + kind + b"\r\n" + content

    def _header(self, message: Storage) -> list[str]:
        kept = list(_transport(message.text(_HEADERS)))
        if not kept:
            self.notes["no-transport-headers"] = None
        elif any(_CONTENT_FIELD.match(line) for line in kept):
            kept = [_CONTENT_FIELD.sub(r"X-Original-\1", line) for line in kept]
            self.notes["content-headers-renamed"] = None
        present = {line.partition(":")[0].strip().lower() for line in kept if line[:1] not in " \t"}
        added = [line for line in self._properties(message) if line.partition(":")[0].lower() not in present]
        if kept and added:
            self.notes["headers-completed-from-properties"] = None
        return kept + added

    def _properties(self, message: Storage) -> Iterator[str]:
        yield from self._sender(message)
        recipients: dict[str, list[str]] = {}
        for place, recipient in enumerate(message.below("__recip_version1.0_")):
            if place >= _MOST_ATTACHMENTS:
                break
            field = _KINDS.get((recipient.number(_KIND) or 1) & 0xF, "To")
            recipients.setdefault(field, []).append(_mailbox(recipient.text(_NAME), _smtp(recipient, _SMTP, _ADDRESS)))
        for field in _KINDS.values():
            if recipients.get(field):
                yield f"{field}: " + ",\r\n ".join(recipients[field])
        if (subject := message.text(_SUBJECT)) or not message.text(_HEADERS):
            yield f"Subject: {_one_line(subject)}"
        sent = message.moment(_SENT) or message.moment(_DELIVERED)
        if sent is not None:
            yield f"Date: {format_datetime(sent.astimezone(UTC))}"
        for field, tag in (("Message-ID", _MESSAGE_ID), ("In-Reply-To", _IN_REPLY_TO), ("References", _REFERENCES)):
            if value := _one_line(message.text(tag)):
                yield f"{field}: {value}"

    def _sender(self, message: Storage) -> Iterator[str]:
        for name_tag, smtp_tag, address_tag in _SENDER:
            name, address = message.text(name_tag), _smtp(message, smtp_tag, address_tag)
            if not name and not address:
                continue
            if not address:
                self.notes["sender-without-mail-address"] = None
            yield f"From: {_mailbox(name, address)}"
            return

    def _entity(self, message: Storage, depth: int) -> tuple[bytes, bytes]:
        """Return the header lines of the content and the content: bodies, with attachments around them if there are any."""
        bodies = list(self._bodies(message))
        files = list(self._files(message, depth))
        if not bodies and not files:
            self.notes["no-body"] = None
            return b"Content-Type: text/plain; charset=utf-8\r\n", b""
        if len(bodies) > 1:
            whole: tuple[bytes, bytes] = self._multipart("alternative", bodies)
        elif bodies:
            whole = bodies[0]
        else:
            whole = (b"Content-Type: text/plain; charset=utf-8\r\n", b"")
        return self._multipart("mixed", [whole, *files]) if files else whole

    def _multipart(self, kind: str, parts: list[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
        self._boundaries += 1
        boundary = f"=_gyotaku_{self._boundaries}_{self._digest[:32]}".encode("ascii")
        pieces = [b"--" + boundary + b"\r\n" + header + b"\r\n" + content + b"\r\n" for header, content in parts]
        header = b"Content-Type: multipart/" + kind.encode("ascii") + b';\r\n boundary="' + boundary + b'"\r\n'
        return header, b"".join(pieces) + b"--" + boundary + b"--\r\n"

    def _bodies(self, message: Storage) -> Iterator[tuple[bytes, bytes]]:
        plain = message.text(_BODY)
        page, label = self._page(message)
        if not page and (packed := message.binary(_RTF)):
            body = unwrapped(decompressed(packed, self._limits.html_bytes))
            self.notes["body-from-rtf"] = None
            if body.kind == "html":
                page, label = body.text.encode("utf-8"), "utf-8"
            else:
                plain = plain or body.text
        if plain.strip():
            yield _text("plain", plain.encode("utf-8"), "utf-8")
        if page.strip():
            yield _text("html", page, label)

    @staticmethod
    def _page(message: Storage) -> tuple[bytes, str]:
        """Return the HTML body and its charset label: bytes in the internet code page, or a string property."""
        page = message.binary(_HTML) or message.string8(_HTML)
        if page:
            number = message.number(_INTERNET_CODEPAGE)
            return page, (codepage_label(number) if number else None) or message.label or "utf-8"
        return message.text(_HTML).encode("utf-8"), "utf-8"

    def _files(self, message: Storage, depth: int) -> Iterator[tuple[bytes, bytes]]:
        for place, attachment in enumerate(message.below("__attach_version1.0_")):
            if place >= _MOST_ATTACHMENTS:
                self.notes["more-attachments-not-read"] = None
                return
            inner = attachment.embedded(_DATA)
            if inner is not None:
                if depth >= _NESTED:
                    self.notes["nested-message-not-read"] = None
                    continue
                yield b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n", self.mail(inner, depth + 1)
                continue
            content = attachment.binary(_DATA)
            if not content and attachment.number(_METHOD) not in {None, 1}:
                self.notes["attachment-by-reference-or-object"] = None
            yield _file(attachment, content)


def _transport(text: str) -> Iterator[str]:
    """Yield the lines of the transport header property, up to its end; a banner line that Exchange puts on top is left out."""
    started = False
    for line in _LINE_END.split(text.replace("\0", "")):
        if not line.strip():
            if started:
                return
            continue
        if not started and not _FIELD.match(line):
            continue
        started = True
        yield line


def _smtp(storage: Storage, smtp_tag: int, address_tag: int) -> str:
    """Return the SMTP address of a sender or recipient; an Exchange directory name (/O=…) is none."""
    for tag in (smtp_tag, address_tag):
        address = _one_line(storage.text(tag))
        if "@" in address and not address.upper().startswith("/O="):
            return address
    return ""


def _mailbox(name: str, address: str) -> str:
    name = _one_line(name).replace("\\", "\\\\").replace('"', '\\"')
    if not address:
        return f'"{name}"'
    return f'"{name}" <{address}>' if name and name != address else f"<{address}>"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _text(kind: str, content: bytes, charset: str) -> tuple[bytes, bytes]:
    header = f"Content-Type: text/{kind}; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n"
    return header.encode("ascii"), _base64(content)


def _file(attachment: Storage, content: bytes) -> tuple[bytes, bytes]:
    kind = attachment.text(_MIME).strip()
    kind = (
        kind if _TYPE.fullmatch(kind) and not kind.lower().startswith(("multipart/", "message/")) else "application/octet-stream"
    )
    name = _one_line(attachment.text(_LONG_NAME) or attachment.text(_SHORT_NAME) or attachment.text(_NAME))
    identity, location = _one_line(attachment.text(_CONTENT_ID)), _one_line(attachment.text(_LOCATION))
    lines = [f"Content-Type: {kind}", "Content-Transfer-Encoding: base64"]
    lines.append("Content-Disposition: attachment" + (f";\r\n filename*=utf-8''{quote(name, safe='')}" if name else ""))
    if identity:
        lines.append(f"Content-ID: <{identity.strip('<>')}>")
    if location:
        lines.append(f"Content-Location: {quote(location, safe=':/?#[]@!$&()*+,;=%')}")
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace"), _base64(content)


def _base64(content: bytes) -> bytes:
    return base64.encodebytes(content).replace(b"\n", b"\r\n")
