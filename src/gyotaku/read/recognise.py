"""Tell mail from what is clearly something else, by its first bytes."""

from __future__ import annotations

import re

from gyotaku.read.fields import well_known_field

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of a compound file ([MS-CFB] section 2.2), which an Outlook .msg is."""
_LOOKED_AT = 64 * 1024
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a Linux program"),
    (b"MZ", "a Windows program"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x78\x9f\x3e\x22", "a winmail.dat (TNEF) attachment"),
    (b"!BDN", "an Outlook data file (.pst); export the mail from it as .msg or .eml"),
    (b"RIFF", "a media file"),
)
_TEXT_LIKE = frozenset({b"BM", b"MZ", b"BZh", b"RIFF"})
"""Beginnings that a mail's first line could have, too: they count only when zero bytes follow."""
_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|svg)[\s>]", re.IGNORECASE)
_FIELD = re.compile(rb"^[A-Za-z][A-Za-z0-9_.-]{0,76}[ \t]*:", re.MULTILINE)
_FIRST_LINE = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*(?:[A-Za-z][A-Za-z0-9_.-]{0,76}[ \t]*:|>?From \S)")


def refusal(raw: bytes) -> str | None:
    """Return why bytes are certainly no mail, as the end of a sentence; None when they may be one."""
    if not raw.strip():
        return "is empty"
    for magic, what in _MAGIC:
        if raw.startswith(magic) and (magic not in _TEXT_LIKE or b"\0" in raw[:512]):
            return f"is {what}, not a mail"
    head = raw[:_LOOKED_AT]
    if _FIELD.search(head) is not None:
        return None
    if _PAGE.match(head):
        return "is a web page, not a mail"
    return 'is no mail: no header line (such as "From:" or "Subject:") stands in its first 64 kB'


def looks_like_mail(raw: bytes) -> bool:
    """Whether a file of unknown kind is worth reading as mail: it starts with a header line and holds a well-known one."""
    head = raw[:_LOOKED_AT]
    return refusal(head) is None and _FIRST_LINE.match(head) is not None and well_known_field(head)
