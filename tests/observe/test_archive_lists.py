"""Tables of contents of archives."""

from __future__ import annotations

import io
import struct
import tarfile

import pytest

from gyotaku.observe.archive_lists import read_7z, read_cab, read_iso, read_rar, read_tar

SECTOR = 2048


def vint(number: int) -> bytes:
    """Write a RAR 5 number below 128."""
    return bytes([number])


def rar5(*names: str, locked: bool = False) -> bytes:
    """Make the headers of a RAR 5 archive of empty files."""
    out = b"Rar!\x1a\x07\x01\x00"
    if locked:
        return out + bytes(4) + vint(3) + vint(4) + vint(0) + vint(0)
    for name in names:
        raw = name.encode()
        body = vint(2) + vint(0) + vint(0) + vint(0) + vint(0) + vint(0) + vint(0) + vint(len(raw)) + raw
        out += bytes(4) + vint(len(body)) + body
    return out


def rar4(name: bytes, flags: int = 0) -> bytes:
    """Make the headers of a RAR 4 archive of one empty file."""
    file = struct.pack("<HBHHIIBIIBBHI", 0, 0x74, 0x8000 | flags, 32 + len(name), 0, 0, 0, 0, 0, 0, 0x30, len(name), 0) + name
    return b"Rar!\x1a\x07\x00" + struct.pack("<HBHH", 0, 0x73, 0, 13) + bytes(6) + file


def record(name: bytes, extent: int, size: int, *, folder: bool = False) -> bytes:
    """Make a directory record of ECMA-119."""
    length = 33 + len(name) + (len(name) + 1) % 2
    head = struct.pack("<BBIIII7sBBBHHB", length, 0, extent, 0, size, 0, bytes(7), 2 if folder else 0, 0, 0, 0, 0, len(name))
    return (head + name).ljust(length, b"\x00")


def iso(*, joliet: bool) -> bytes:
    """Make a disk image: RUN.EXE and, in a folder, A.TXT."""
    charset = "utf-16-be" if joliet else "ascii"
    root = record(b"\x00", 20, SECTOR, folder=True)
    plain = b"\x01CD001\x01".ljust(156, b"\x00") + root.ljust(34, b"\x00")
    second = (b"\x02CD001\x01".ljust(88, b"\x00") + b"%/E").ljust(156, b"\x00") + root.ljust(34, b"\x00")
    end = b"\xffCD001\x01"
    top = root + record(b"\x01", 20, SECTOR, folder=True) + record("実行;1".encode(charset) if joliet else b"RUN.EXE;1", 22, 9)
    top += record("D".encode(charset), 21, SECTOR, folder=True)
    inner = (
        record(b"\x00", 21, SECTOR, folder=True)
        + record(b"\x01", 20, SECTOR, folder=True)
        + record("A.TXT".encode(charset), 23, 5)
    )
    sectors = [b""] * 16 + [plain, second if joliet else end, end, b"", top, inner, b"MZ program", b"hello"]
    return b"".join(sector.ljust(SECTOR, b"\x00") for sector in sectors)


def seven_zip(name: str) -> bytes:
    """Make a 7z archive whose header is not packed."""
    names = name.encode("utf-16-le") + b"\x00\x00"
    header = b"\x01\x05\x01\x11" + bytes([len(names) + 1]) + b"\x00" + names + b"\x00\x00"
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(4) + struct.pack("<QQ", 0, len(header)) + bytes(4) + header


def test_tar() -> None:
    """Members of a tar archive, long names included; folders are none."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("d/" + "long" * 40 + ".exe"))
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        small = tarfile.TarInfo("a.txt")
        small.size = 5
        archive.addfile(small, io.BytesIO(b"hello"))
    content = out.getvalue()
    found, _ = read_tar(content, 10)
    assert [member.name for member in found] == ["d/" + "long" * 40 + ".exe", "a.txt"]
    assert content[found[1].start : found[1].start + found[1].size] == b"hello"


@pytest.mark.parametrize(("joliet", "names"), [(False, ["RUN.EXE", "D/A.TXT"]), (True, ["実行", "D/A.TXT"])])
def test_disk_image(names: list[str], *, joliet: bool) -> None:
    """Files of a disk image in its folders, by the long names where it has them."""
    content = iso(joliet=joliet)
    found, _ = read_iso(content, 10)
    assert [member.name for member in found] == names
    assert content[found[0].start :][: found[0].size] == b"MZ progra"


def test_rar() -> None:
    """Members of both RAR formats; a locked header lists nothing."""
    assert read_rar(rar5("a.exe", "請求.pdf"), 10) == ([("a.exe", 0, 0), ("請求.pdf", 0, 0)], False)
    assert read_rar(rar5(locked=True), 10) == ([], True)
    assert read_rar(rar4("請求.exe".encode("cp932")), 10) == ([("請求.exe", 0, 0)], False)
    assert read_rar(rar4(b"a.exe", 4), 10) == ([("a.exe", 0, 0)], True)


def test_7z() -> None:
    """Members of a 7z archive; a locked header lists nothing."""
    assert read_7z(seven_zip("請求.exe"), 10) == ([("請求.exe", 0, 0)], False)
    header = b"\x17\x06" + b"\x06\xf1\x07\x01"
    assert read_7z(b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(4) + struct.pack("<QQ", 0, len(header)) + bytes(4) + header, 10) == (
        [],
        True,
    )


def test_cabinet() -> None:
    """Members of a cabinet."""
    content = b"MSCF" + bytes(12) + struct.pack("<I", 36) + bytes(8) + struct.pack("<H", 2) + bytes(6)
    content += bytes(16) + b"a.exe\x00" + bytes(16) + b"d\\b.txt\x00"
    assert [member.name for member in read_cab(content, 10)[0]] == ["a.exe", "d/b.txt"]


def test_most_members() -> None:
    """No more than asked for are listed."""
    assert len(read_rar(rar5(*(f"{number}.txt" for number in range(50))), 7)[0]) == 7
