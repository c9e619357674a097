"""Many mails at once."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gyotaku.jobs import lines
from gyotaku.model.line import Line
from gyotaku.settings import DEFAULT


def _folder(tmp_path: Path) -> list[str]:
    paths = []
    for number in range(40):
        path = tmp_path / f"{number:02}.eml"
        path.write_bytes(f"From: a{number}@b.example\r\nSubject: {number}\r\n\r\nhi\r\n".encode())
        paths.append(str(path))
    (tmp_path / "05.eml").write_bytes(b"")
    return paths


def _still(line: Line) -> Line:
    return msgspec.structs.replace(line, elapsed_ms=0.0)


def test_two_processes_give_the_lines_of_one_in_input_order(tmp_path: Path) -> None:
    """The number of processes changes the time, nothing else; a bad input in the middle stops nobody."""
    paths = _folder(tmp_path)
    one = [(_still(line), code) for line, code in lines(paths, DEFAULT, 1)]
    two = [(_still(line), code) for line, code in lines(paths, DEFAULT, 2)]
    assert one == two
    assert [line.path for line, _ in one] == paths
    assert [code for _, code in one] == [0] * 5 + [3] + [0] * 34
    assert one[5][0].error is not None
