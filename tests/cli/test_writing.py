"""Writing what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from gyotaku.cli.screen import Screen
from gyotaku.cli.writing import Wanted, write_cases
from gyotaku.desk import Desk
from gyotaku.errors import PublicationError, UsageError


def _wanted(out: Path, formats: str = "json", languages: str = "ja") -> Wanted:
    return Wanted(languages=languages, formats=formats, out=out, published=True)


def test_unknown_names_are_said_before_anything_is_read(tmp_path: Path) -> None:
    """A misspelt format fails at once and lists the known ones."""
    with pytest.raises(UsageError, match="html"):
        write_cases(Desk(), ["nowhere.eml"], _wanted(tmp_path, formats="htm"), Screen())


def test_two_mails_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """Both reports are there, each in a folder of its own."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mail.eml").write_bytes(f"From: {folder}@c.example\r\n\r\nhi\r\n".encode())
    out = tmp_path / "out"
    paths = [str(tmp_path / folder / "mail.eml") for folder in ("a", "b")]
    assert write_cases(Desk(), paths, _wanted(out), Screen()) == 0
    assert len([path for path in out.iterdir() if (path / "case.json").exists()]) == 2


def test_a_refused_report_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: bytes) -> None:
    """When the gate refuses one file, none of that mail's files is written, and the code says so."""
    mail = tmp_path / "m.eml"
    mail.write_bytes(example)

    def refuse(*_words: object, **_named: object) -> bytes:
        raise PublicationError("it still holds a live URL")

    monkeypatch.setattr(Desk, "export", refuse)
    out = tmp_path / "out"
    assert write_cases(Desk(), [str(mail)], _wanted(out), Screen()) == 5
    assert not out.exists()
