"""What an archive lists, archives inside it included, within limits: nothing is written, nothing is run.

Members of an inner archive are named `inner.zip/member`.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache

from gyotaku.data.file_types import words
from gyotaku.model.noun import Noun
from gyotaku.observe.archive_lists import Member, read_7z, read_cab, read_iso, read_rar, read_tar
from gyotaku.observe.file_names import endings, runs
from gyotaku.observe.file_types import true_type
from gyotaku.observe.zip_crypt import opening_word
from gyotaku.patterns import late
from gyotaku.settings import Limits

DEPTH = 4
"""Most archives inside one another."""
BOMB_RATIO = 200
"""Unpacked to packed size from which on an archive too large to read is taken for a bomb."""
SYSTEM_AREA = 34 * 1024
HELD = 20
"""Most members of an archive that are looked into."""
HELD_BYTES = 1024 * 1024
"""Most bytes of one such member."""
PEEK = 4_096
"""Bytes of each member looked at to tell its true type."""

_LOOKED_INTO = frozenset(
    {"html", "svg", "xml", "url", "script", "lnk", "pdf", "ole", "rtf"}
    | {"docx", "docm", "xlsx", "xlsm", "xlsb", "pptx", "pptm", "doc", "xls"}
)
"""True types of members whose content says more than their name."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    struct.error,
)
_NAME_CHARSETS = (
    ("utf-8", re.compile("")),
    ("cp932", late("[ -~ぁ-ヺー一-龥々\u3000-\u303f\uff01-\uff5e]{2,300}\\Z")),
    ("cp866", late("[ -~]{0,200}[а-яёА-ЯЁ]{3}")),
    ("gb18030", late("[ -~]{0,200}[一-龠]{2}")),
)
"""Code pages packers write names in without saying so, each with what its text looks like."""


class Held(Noun, frozen=True, kw_only=True):
    """A member whose content is looked into."""

    name: str
    kind: str
    content: bytes


class Listing(Noun, frozen=True, kw_only=True):
    """What was found. `programs` are members that run when opened, `held` pages, documents and shortcuts among them all."""

    held: tuple[Held, ...] = ()
    members: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    encrypted: bool = False
    password: str | None = None
    bomb: bool = False
    unreadable: bool = False
    cut: bool = False


class _Reading:
    """The listing as it grows, with what is left of the limits."""

    def __init__(self, limits: Limits, passwords: tuple[str, ...]) -> None:
        self.names: list[str] = []
        self.held: list[Held] = []
        self.programs: list[str] = []
        self.room = limits.archive_bytes
        self.most = limits.archive_members
        self.passwords = passwords
        self.encrypted = False
        self.password: str | None = None
        self.bomb = False
        self.unreadable = False
        self.cut = False

    def take(self, name: str) -> bool:
        """Take a member's name; return False when there is no room for it."""
        if len(self.names) >= self.most:
            self.cut = True
            return False
        self.names.append(name[:300])
        if runs(name):
            self.programs.append(name[:300])
        return True


@lru_cache(maxsize=1)
def read_archive(content: bytes, kind: str, name: str, limits: Limits, passwords: tuple[str, ...] = ()) -> Listing:
    """List an archive of a true type (`zip`, `rar` …) called `name`; `passwords` are tried on a locked zip.

    The observers of files, links and forms ask about one archive after another, so the last one is remembered.
    """
    reading = _Reading(limits, passwords)
    waiting: list[tuple[bytes, str, str, int]] = [(content, kind, name, 0)]
    prefix = ""
    while waiting:
        inner, kind, name, depth = waiting.pop(0)
        prefix = f"{name}/" if depth else ""
        for member, body in _members(inner, kind, name, reading):
            if not reading.take(prefix + member):
                break
            found = true_type(body, endings(member)[0]) if body else ""
            if found in {"exe", "lnk", "elf"} and prefix + member not in reading.programs:
                reading.programs.append(prefix + member)
            if found in _LOOKED_INTO and len(reading.held) < HELD:
                reading.held.append(Held(name=prefix + member, kind=found, content=body[:HELD_BYTES]))
            if found in words("archives") and len(body) > 20:
                if depth + 1 >= DEPTH:
                    reading.cut = True
                else:
                    waiting.append((body, found, prefix + member, depth + 1))
    return Listing(
        held=tuple(reading.held),
        members=tuple(reading.names),
        programs=tuple(reading.programs),
        encrypted=reading.encrypted,
        password=reading.password,
        bomb=reading.bomb,
        unreadable=reading.unreadable,
        cut=reading.cut,
    )


def _members(content: bytes, kind: str, name: str, reading: _Reading) -> Iterator[tuple[str, bytes]]:
    """Yield names and, as far as they can be had, bodies of an archive's members."""
    if kind in {"zip", "jar", "apk"}:
        yield from _of_zip(content, reading)
    elif kind in {"gzip", "bzip2", "xz"}:
        yield from _of_stream(content, kind, name, reading)
    else:
        yield from _of_list(content, kind, reading)


def _of_list(content: bytes, kind: str, reading: _Reading) -> Iterator[tuple[str, bytes]]:
    readers = {"tar": read_tar, "iso": read_iso, "rar": read_rar, "7z": read_7z, "cab": read_cab}
    reader = readers.get(kind)
    if reader is None:
        reading.unreadable = True
        return
    found: list[Member] = []
    try:
        found, locked = reader(content, reading.most + 1)
        reading.encrypted = reading.encrypted or locked
    except _BROKEN:
        reading.unreadable = True
    if not found and not reading.encrypted:
        reading.unreadable = True
    for member in found:
        body = content[member.start : member.start + member.size] if member.start else b""
        yield member.name, body if 0 < len(body) <= reading.room else b""


def _of_zip(content: bytes, reading: _Reading) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN:
        reading.unreadable = True
        return
    with archive:
        held = archive.infolist()
        unpacked = sum(one.file_size for one in held)
        if unpacked > reading.room and unpacked > len(content) * BOMB_RATIO:
            reading.bomb = True
        if any(one.flag_bits & 1 for one in held):
            reading.encrypted = True
            reading.password = reading.password or opening_word(content, reading.passwords)
        for one in held[: reading.most + 1]:
            if not one.is_dir():
                yield zip_name(one), _body(archive, one, reading)


def zip_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name; without the UTF-8 flag it is in the packer's own code page, in Japan cp932."""
    name = member.orig_filename or member.filename
    if member.flag_bits & 0x800 or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for charset, likely in _NAME_CHARSETS:
        try:
            decoded = raw.decode(charset)
        except UnicodeDecodeError:
            continue
        if likely.match(decoded):
            return decoded
    return name


def _body(archive: zipfile.ZipFile, member: zipfile.ZipInfo, reading: _Reading) -> bytes:
    """Unpack an inner archive whole and of everything else the beginning; nothing when locked or out of room."""
    if reading.bomb and member.file_size > reading.room:
        return b""
    password = reading.password.encode("utf-8") if reading.password else None
    if member.flag_bits & 1 and password is None:
        return b""
    try:
        with archive.open(member, pwd=password) as stream:
            body = stream.read(PEEK)
            if len(body) == PEEK and not body.strip(b"\0"):
                # A disk image begins with 32 kB left to the system, mostly empty; its mark stands behind them (ECMA-119 6.2.1).
                body += stream.read(SYSTEM_AREA)
            found = true_type(body, endings(member.filename)[0]) if len(body) >= PEEK else ""
            if found in words("archives"):
                body += stream.read(max(0, reading.room - len(body)))
            elif found in _LOOKED_INTO:
                body += stream.read(min(HELD_BYTES, max(0, reading.room)))
    except _BROKEN:
        return b""
    reading.room -= len(body)
    if reading.room <= 0:
        reading.cut = True
        return b""
    return body


def _of_stream(content: bytes, kind: str, name: str, reading: _Reading) -> Iterator[tuple[str, bytes]]:
    body = unpack_stream(content, kind, reading.room)
    if body is None:
        reading.unreadable = True
        return
    if len(body) >= reading.room:
        reading.cut = True
        # A gzip file ends with its unpacked size (RFC 1952 section 2.3.1).
        stated = int.from_bytes(content[-4:], "little") if kind == "gzip" else 0
        reading.bomb = max(len(body), stated) > len(content) * BOMB_RATIO
    reading.room -= len(body)
    plain = name.rsplit("/", 1)[-1]
    for ending, bare in ((".tgz", ".tar"), (".gz", ""), (".bz2", ""), (".xz", "")):
        if plain.lower().endswith(ending):
            plain = plain[: -len(ending)] + bare
            break
    yield plain or "content", body


def unpack_stream(content: bytes, kind: str, room: int) -> bytes | None:
    """Unpack gzip, bzip2 or xz up to `room` bytes; None when the beginning is broken."""
    import bz2  # noqa: PLC0415 - needed for one mail in ten thousand; 3 ms of start for all others
    import lzma  # noqa: PLC0415 - as above

    room = max(1, room)
    try:
        if kind == "gzip":
            return zlib.decompressobj(wbits=31).decompress(content, room)
        return (bz2.BZ2Decompressor() if kind == "bzip2" else lzma.LZMADecompressor()).decompress(content, room)
    except (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError):
        return None
