from __future__ import annotations

import hashlib
from pathlib import Path

from gyotaku.capture.album import Album


def test_a_picture_is_found_by_its_content(tmp_path: Path) -> None:
    """Of this run, or in `files/` of any of the folders."""
    name = hashlib.sha256(b"old").hexdigest()
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / f"{name}.png").write_bytes(b"old")
    album = Album([tmp_path / "nowhere", tmp_path])
    assert album.find(name) == b"old"
    assert album.find(album.add(b"new")) == b"new"


def test_another_file_than_named_is_not_shown(tmp_path: Path) -> None:
    """A file whose bytes are not those that the case names is no evidence."""
    name = hashlib.sha256(b"evidence").hexdigest()
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / f"{name}.png").write_bytes(b"something else")
    assert Album([tmp_path]).find(name) == b""


def test_a_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    """Cases come from elsewhere: what is no hash is never a path."""
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "a" / "files").mkdir(parents=True)
    for name in ("../../secret", "", "0" * 63 + "/", "../files/" + "0" * 64):
        assert Album([tmp_path / "a"]).find(name) == b""
