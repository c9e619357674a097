"""Property access to an Outlook .msg: a compound file of storages, one property table each ([MS-OXMSG], [MS-CFB])."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import olefile

from gyotaku.data.charsets import codepage_label
from gyotaku.read.charset import decode

UNICODE, STRING8, BINARY, OBJECT = 0x001F, 0x001E, 0x0102, 0x000D
_TABLE = "__properties_version1.0"
_MESSAGE_CODEPAGE, _INTERNET_CODEPAGE = 0x3FFD, 0x3FDE
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_MOST_FIXED = 2000


class Compound:
    """An open compound file. Construction raises whatever olefile raises for a damaged one."""

    def __init__(self, raw: bytes) -> None:
        self._file = olefile.OleFileIO(io.BytesIO(raw))
        self._entries = [tuple(path) for path in self._file.listdir(streams=True, storages=True)]
        self._present = set(self._entries)

    def root(self) -> Storage:
        """Return the storage of the message itself."""
        return Storage(self, ())

    def has(self, path: tuple[str, ...]) -> bool:
        """Whether a stream or storage of that path exists."""
        return path in self._present

    def stream(self, path: tuple[str, ...]) -> bytes:
        """Return a stream's bytes, or nothing."""
        if path not in self._present or self._file.get_type(list(path)) != olefile.STGTY_STREAM:
            return b""
        with self._file.openstream(list(path)) as stream:
            return bytes(stream.read())

    def children(self, path: tuple[str, ...], prefix: str) -> list[tuple[str, ...]]:
        """Return the paths directly below `path` whose last name has the prefix, sorted."""
        depth = len(path)
        return sorted(
            entry
            for entry in self._entries
            if len(entry) == depth + 1 and entry[:depth] == path and entry[depth].startswith(prefix)
        )


class Storage:
    """One object with properties: the message, a recipient, an attachment, a message inside an attachment."""

    def __init__(self, file: Compound, path: tuple[str, ...], outer: Storage | None = None) -> None:
        self._file = file
        self.path = path
        self._fixed = dict(self._fixed_values())
        self._label = self._charset() or (outer.label if outer is not None else None)

    @property
    def label(self) -> str | None:
        """The charset label of its 8-bit strings, as its code page says."""
        return self._label

    def below(self, prefix: str) -> Iterator[Storage]:
        """Yield the storages directly below whose name has the prefix."""
        for path in self._file.children(self.path, prefix):
            yield Storage(self._file, path, self)

    def embedded(self, tag: int) -> Storage | None:
        """Return the message stored as an object property."""
        path = (*self.path, _name(tag, OBJECT))
        return Storage(self._file, path, self) if self._file.has((*path, _TABLE)) else None

    def number(self, tag: int) -> int | None:
        """Return a 32-bit property, unsigned."""
        value = self._fixed.get(tag)
        return struct.unpack("<I", value[:4])[0] if value is not None else None

    def moment(self, tag: int) -> datetime | None:
        """Return a PtypTime property (100 ns since 1601, UTC)."""
        value = self._fixed.get(tag)
        if value is None:
            return None
        try:
            return _EPOCH + timedelta(microseconds=int.from_bytes(value, "little") // 10)
        except OverflowError:
            return None

    def binary(self, tag: int) -> bytes:
        """Return a binary property."""
        return self._file.stream((*self.path, _name(tag, BINARY)))

    def string8(self, tag: int) -> bytes:
        """Return the bytes of an 8-bit string property."""
        return self._file.stream((*self.path, _name(tag, STRING8)))

    def text(self, tag: int) -> str:
        """Return a string property, Unicode or 8-bit by the code page; empty when there is none."""
        wide = self._file.stream((*self.path, _name(tag, UNICODE)))
        if wide:
            return wide[: len(wide) & ~1].decode("utf-16-le", "replace").rstrip("\0")
        narrow = self.string8(tag).rstrip(b"\0")
        return decode(narrow, self._label)[0] if narrow else ""

    def _charset(self) -> str | None:
        for tag in (_MESSAGE_CODEPAGE, _INTERNET_CODEPAGE):
            number = self.number(tag)
            label = codepage_label(number) if number else None
            if label is not None and not label.startswith("utf-16"):
                return label
        return None

    def _fixed_values(self) -> Iterator[tuple[int, bytes]]:
        table = self._file.stream((*self.path, _TABLE))
        # Header: 32 bytes for the message, 24 for one inside it, 8 for recipients and attachments (section 2.4).
        last = self.path[-1] if self.path else ""
        start = 32 if not self.path else 24 if last.startswith("__substg1.0_") else 8
        for at in range(start, min(len(table) - 15, start + 16 * _MOST_FIXED), 16):
            _, tag = struct.unpack_from("<HH", table, at)
            yield tag, table[at + 8 : at + 16]


def _name(tag: int, kind: int) -> str:
    return f"__substg1.0_{tag:04X}{kind:04X}"
