"""Macro sources, packed here by a small writer of literal and copy tokens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gyotaku.observe.vba import MODULES, module_source, read_macros, unpacked

SOURCE = (
    b'Attribute VB_Name = "ThisDocument"\r\nSub Document_Open()\r\n  Shell "cmd /c x"\r\n'
    b'  CreateObject("WScript.Shell").Run "http://x.example/a"\r\nEnd Sub\r\n'
)


def packed(source: bytes) -> bytes:
    """Write a compressed container of literals only, chunk by chunk."""
    out = bytearray(b"\x01")
    for at in range(0, len(source), 3_000):
        piece = source[at : at + 3_000]
        body = b"".join(b"\x00" + piece[place : place + 8] for place in range(0, len(piece), 8))
        out += (0xB000 | (len(body) + 2 - 3)).to_bytes(2, "little") + body
    return bytes(out)


def test_repeats_are_followed() -> None:
    """A copy token that reaches into itself repeats a run."""
    # One literal, then: back 1, length 20 (with four bits for the distance, the other twelve for the length less 3).
    body = b"\x02a" + (17).to_bytes(2, "little")
    container = b"\x01" + (0xB000 | (len(body) + 2 - 3)).to_bytes(2, "little") + body
    assert unpacked(container, 1000) == b"a" * 21


def test_what_starts_and_what_is_called() -> None:
    """Procedures that Office starts by itself, calls to programs and addresses are named."""
    found = read_macros(iter([b"no source", b"\x01\x02 header of the module" + packed(SOURCE)]))
    assert found.starts == ("Document_Open",)
    assert found.calls == ("createobject", "shell", "wscript.shell")
    assert found.urls == ("http://x.example/a",)
    honest = read_macros(iter([packed(b'Attribute VB_Name = "M"\r\nSub AddTotals()\r\n shelled = 1\r\nEnd Sub')]))
    assert (honest.starts, honest.calls) == ((), ())


@pytest.mark.parametrize("at", range(0, 200, 3))
def test_damage_gives_what_stands_before_it(at: int) -> None:
    """A cut or broken container never raises."""
    whole = packed(SOURCE)
    assert SOURCE.startswith(module_source(whole[:at], 10_000))
    assert len(module_source(whole[:at] + b"\xff" * 50, 10_000)) <= 10_000


def test_bounds() -> None:
    """A run of copies unpacks no further than asked for; a project of thousands of modules is not read to its end."""
    body = b"\x02a" + (0xFFF).to_bytes(2, "little")
    chunk = (0xB000 | (len(body) + 2 - 3)).to_bytes(2, "little") + body
    assert len(unpacked(b"\x01" + chunk * 100_000, 50_000)) == 50_000
    read: list[int] = []

    def streams() -> Iterator[bytes]:
        for number in range(1_000):
            read.append(number)
            yield packed(SOURCE)

    assert read_macros(streams()).starts
    assert len(read) == MODULES + 1
