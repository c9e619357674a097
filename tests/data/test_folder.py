"""The user's data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from gyotaku.data.folder import VARIABLE, folder, keep, own


def test_the_folder_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`GYOTAKU_DATA` first, then the data home of XDG, then the usual place; it need not exist."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine"))
    assert folder() == tmp_path / "mine"
    assert own("list.csv") is None
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert folder() == tmp_path / "gyotaku"


def test_a_file_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is made when something is kept, and no draft stays behind."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine"))
    assert keep("list.csv", b"a,b\n").read_bytes() == b"a,b\n"
    assert own("list.csv") == tmp_path / "mine" / "list.csv"
    assert [path.name for path in folder().iterdir()] == ["list.csv"]
