"""Limits and choices of one run. Defaults are safe; every limit that cuts leaves a record in the case."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of a mail is read before reading stops and says so."""

    specimen_bytes: int = 64 * 1024 * 1024
    """Largest single mail, in bytes; larger input is refused with exit code 4."""
    depth: int = 30
    """Deepest nesting of MIME parts."""
    parts: int = 500
    """Most MIME parts of one mail."""
    headers: int = 2_000
    """Most header fields of one header block."""
    header_bytes: int = 64 * 1024
    """Longest single header field, in bytes; the rest is cut from the decoded value, never from the raw bytes."""
    text_chars: int = 400_000
    """Most characters of text observed per part."""
    html_bytes: int = 3 * 1024 * 1024
    """Most bytes of one HTML part that are parsed."""
    links: int = 2_000
    """Most links observed."""
    attached_mails: int = 20
    """Most attached mails analysed by themselves."""
    archive_members: int = 200
    """Most members listed of one archive."""
    archive_bytes: int = 32 * 1024 * 1024
    """Most bytes unpacked from one archive, all members together."""
    pictures: int = 30
    """Most embedded pictures decoded to look for QR codes."""
    picture_pixels: int = 20_000_000
    """Largest picture decoded, in pixels."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one run may do and whom it believes."""

    limits: Limits = Limits()
    trusted_hosts: tuple[str, ...] = ()
    """Names (or parent domains) of the user's own receiving servers, put in front of the known receivers."""
    trusted_networks: tuple[str, ...] = ()
    """CIDR ranges of the user's own relays; a hop recorded from inside them is not yet the boundary."""
    own_domains: tuple[str, ...] = ()
    """The recipient's own domains, to know a self-addressed mail."""


DEFAULT = Settings()
