"""The sign that a book is being written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from gyotaku.book import lock


def test_without_locks_writers_go_on_and_nobody_is_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: adding works, and what needs to be alone is told that it is not."""
    monkeypatch.setattr(lock, "fcntl", None)
    with (tmp_path / "lock").open("ab") as sign:
        with lock.holding(sign, alone=False) as held:
            assert held
        with lock.holding(sign, alone=True) as held:
            assert not held
    assert "no file locks" in lock.not_alone()
