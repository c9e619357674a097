"""Facts of attachments and pictures."""

from __future__ import annotations

from gyotaku.model.facts.kind import Kind


class Attachment(Kind, frozen=True, kw_only=True):
    """A file in the mail."""

    filename: str
    declared_type: str
    true_type: str
    """By content: pdf | zip | html | svg | ole | docx | xlsx | pptx | docm | xlsm | rtf | lnk | iso | exe | png | jpeg |
    gif | webp | ics | eml | msg | text | rar | 7z | gzip | one | script | unknown …"""
    size: int
    """Bytes after transfer decoding."""
    sha256: str
    md5: str
    disposition: str = ""
    part: str = ""
    traits: tuple[str, ...] = ()
    """encrypted | double-extension | rtlo-name | type-mismatch | executable | macro | external-template | dde | script |
    smuggling | auto-redirect | password-form | link | embedded-file | archive-bomb | unreadable | inline | sends (a form or
    script sends to a server) | form | launch | holds-program (in the archive) | auto-run (macros
    that start by themselves) | macro-calls (macros that call programs or servers) …"""
    detail: str = ""
    starts: str = ""
    """The command of a shortcut, target and arguments; of one inside an archive behind its name."""


class Archive(Kind, frozen=True, kw_only=True):
    """What an attached archive lists."""

    filename: str
    members: tuple[str, ...]
    encrypted: bool = False
    password: str | None = None
    """A word of the mail's text that opened it."""
    cut: bool = False


class Picture(Kind, frozen=True, kw_only=True):
    """A picture the body shows."""

    origin: str
    """embedded | remote | data."""
    source: str
    """URL, cid or part path."""
    host: str = ""
    registrable: str = ""
    alt: str = ""
    width: int | None = None
    height: int | None = None
    logo: bool = False
    tracker: bool = False
    official: str = ""
    sha256: str | None = None
    dhash: str | None = None
    """64-bit difference hash, 16 hex digits, of an embedded picture."""


class QrCode(Kind, frozen=True, kw_only=True):
    """A QR code read from a picture or from cells of a table."""

    text: str
    place: str
    """Part path, or `pdf:PART:N` (N-th picture of the file), or `cells:PART`."""
    inverted: bool = False
