"""Commands in spreadsheets of old formats."""

from __future__ import annotations

import struct

import pytest

from gyotaku.observe.spreadsheets import calls_program, sheet_traits


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n=cmd|'/c calc'!A0,1\n",
        "1;\"+cmd|' /C powershell x'!_xlbgnm.A1\"\n",
        "x\t@SUM(1)\t-MSEXCEL|'\\..\\cmd.exe /c x'!A1",
        'ID;P\nC;X1;E=DDE("cmd";"/c x";"1")\n',
    ],
)
def test_cells_that_call_a_program(text: str) -> None:
    """A cell that names a program and a topic asks Excel to start it."""
    assert sheet_traits(text)[0] == ("dde",)


@pytest.mark.parametrize("text", ["a|b!c\n", "- item|thing!\n", "=SUM(A1:A9)\n", "=Sheet1!A1,x|y\n", "Total: -5|6 !\n"])
def test_cells_that_do_not(text: str) -> None:
    """Signs, bars and formulas alone are no command."""
    assert sheet_traits(text)[0] == ()


def test_addresses_in_cells() -> None:
    """Links that a sheet builds or fetches are found."""
    traits, urls = sheet_traits('=HYPERLINK("https://x.example/a","click")\nb,https://y.example/\n')
    assert (traits, urls) == (("link",), ("https://x.example/a", "https://y.example/"))


def supbook(server: str, topic: str, *, wide: bool = False) -> bytes:
    """Write a SupBook record and the end of the globals ([MS-XLS] section 2.4.271)."""
    text = f"{server}\x03{topic}"
    body = struct.pack("<HHB", 0, len(text), int(wide)) + text.encode("utf-16-le" if wide else "latin-1")
    return struct.pack("<HH", 0x0809, 4) + bytes(4) + struct.pack("<HH", 0x01AE, len(body)) + body + struct.pack("<HH", 0x0A, 0)


def test_records_of_a_workbook() -> None:
    """A DDE server is a program's name; a document linked as object is a class with a dot; a broken record is passed over."""
    assert calls_program(supbook("cmd", "/c calc"))
    assert calls_program(supbook("MSEXCEL", "x", wide=True))
    assert not calls_program(supbook("Word.Document.8", "C:\\a.doc"))
    assert not calls_program(struct.pack("<HH", 0x01AE, 4) + bytes(4))
    assert not calls_program(b"\xae\x01\xff\xff\x00")
