"""A writer of compound files and of Outlook messages in them, for tests only ([MS-CFB] version 3, [MS-OXMSG])."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

SECTOR, MINI = 512, 64
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
CUTOFF = 4096

Tree = dict[str, "bytes | Tree"]


class Object:
    """A message, recipient or attachment being written: properties by tag, storages by name."""

    def __init__(self, codepage: int | None = None) -> None:
        self.codepage = codepage
        self.streams: Tree = {}
        self.fixed: list[bytes] = []
        if codepage is not None:
            self.number(0x3FFD, {"cp932": 932, "gb18030": 936, "utf-8": 65001, "cp1252": 1252}[self.codec])

    @property
    def codec(self) -> str:
        """The Python codec of the 8-bit strings."""
        return {932: "cp932", 936: "gb18030", 65001: "utf-8", 1252: "cp1252"}[self.codepage or 1252]

    def text(self, tag: int, value: str) -> Object:
        """Add a string: Unicode, or 8-bit when the object has a code page."""
        if self.codepage is None:
            return self._variable(tag, 0x001F, value.encode("utf-16-le"))
        return self._variable(tag, 0x001E, value.encode(self.codec))

    def binary(self, tag: int, value: bytes) -> Object:
        """Add a binary property."""
        return self._variable(tag, 0x0102, value)

    def number(self, tag: int, value: int) -> Object:
        """Add a 32-bit number."""
        self.fixed.append(struct.pack("<HHIII", 0x0003, tag, 6, value, 0))
        return self

    def moment(self, tag: int, value: datetime) -> Object:
        """Add a time."""
        ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        self.fixed.append(struct.pack("<HHIQ", 0x0040, tag, 6, ticks))
        return self

    def recipient(self, name: str, address: str, kind: int = 1) -> Object:
        """Add a recipient: 1 To, 2 Cc, 3 Bcc."""
        one = Object(self.codepage).text(0x3001, name).text(0x39FE, address).number(0x0C15, kind)
        return self._storage("__recip_version1.0_#", one.tree(8))

    def attachment(self, name: str, content: bytes, mime: str = "") -> Object:
        """Add a file."""
        one = Object(self.codepage).text(0x3707, name).binary(0x3701, content).number(0x3705, 1)
        if mime:
            one.text(0x370E, mime)
        return self._storage("__attach_version1.0_#", one.tree(8))

    def message(self, inner: Object) -> Object:
        """Add a message as attachment."""
        one = Object(self.codepage).number(0x3705, 5)
        one.streams["__substg1.0_3701000D"] = inner.tree(24)
        return self._storage("__attach_version1.0_#", one.tree(8))

    def tree(self, header: int = 32) -> Tree:
        """Return the storage: the streams and the property table."""
        return {**self.streams, "__properties_version1.0": b"\0" * header + b"".join(self.fixed)}

    def build(self) -> bytes:
        """Return the .msg file."""
        return compound(self.tree())

    def _variable(self, tag: int, kind: int, value: bytes) -> Object:
        self.streams[f"__substg1.0_{tag:04X}{kind:04X}"] = value
        self.fixed.append(struct.pack("<HHIII", kind, tag, 6, len(value), 0))
        return self

    def _storage(self, prefix: str, tree: Tree) -> Object:
        number = sum(name.startswith(prefix) for name in self.streams)
        self.streams[f"{prefix}{number:08X}"] = tree
        return self


def compound(tree: Tree) -> bytes:
    """Write a compound file of storages (dicts) and streams (bytes)."""
    entries: list[tuple[str, int, bytes, int]] = []  # name, type, content, child
    siblings: dict[int, int] = {}

    def add(name: str, node: bytes | Tree, kind: int) -> int:
        number = len(entries)
        entries.append((name, kind, node if isinstance(node, bytes) else b"", FREE))
        if isinstance(node, dict):
            previous = FREE
            for child_name, child in sorted(node.items(), key=lambda item: (len(item[0]), item[0].upper())):
                child_number = add(child_name, child, 2 if isinstance(child, bytes) else 1)
                if previous == FREE:
                    entries[number] = (name, kind, b"", child_number)
                else:
                    siblings[previous] = child_number
                previous = child_number
        return number

    add("Root Entry", tree, 5)
    sectors: list[bytes] = []
    fat: list[int] = []

    def chain(content: bytes) -> int:
        if not content:
            return END
        start = len(sectors)
        pieces = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        sectors.extend(pieces)
        fat.extend([*range(start + 1, start + len(pieces)), END])
        return start

    mini, minifat = bytearray(), []
    places: list[int] = []
    for _, kind, content, _ in entries:
        if kind == 2 and 0 < len(content) < CUTOFF:
            start = len(mini) // MINI
            count = -(-len(content) // MINI)
            mini += content.ljust(count * MINI, b"\0")
            minifat += [*range(start + 1, start + count), END]
            places.append(start)
        else:
            places.append(chain(content) if kind == 2 else 0)
    places[0] = chain(bytes(mini))
    minifat_start = chain(b"".join(struct.pack("<I", entry) for entry in minifat))
    minifat_count = -(-len(minifat) * 4 // SECTOR)
    directory = b"".join(
        _entry(
            name,
            kind,
            places[number],
            len(mini) if number == 0 else len(content),
            right=siblings.get(number, FREE),
            child=child,
        )
        for number, (name, kind, content, child) in enumerate(entries)
    )
    directory_start = chain(directory)
    fat_count = 1
    while fat_count * (SECTOR // 4) < len(fat) + fat_count:
        fat_count += 1
    fat_sectors = list(range(len(sectors), len(sectors) + fat_count))
    fat += [FAT] * fat_count
    fat += [FREE] * (fat_count * (SECTOR // 4) - len(fat))
    table = struct.pack(f"<{len(fat)}I", *fat)
    sectors += [table[at : at + SECTOR] for at in range(0, len(table), SECTOR)]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, fat_count, directory_start, 0, CUTOFF,
        minifat_start, minifat_count, END, 0,
    )  # fmt: skip
    difat = struct.pack("<109I", *(fat_sectors + [FREE] * (109 - fat_count)))
    return header + difat + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, *, right: int, child: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16sIQQIQ", encoded, len(encoded) + 2, kind, 1, FREE, right, child, b"", 0, 0, 0, start, size)
