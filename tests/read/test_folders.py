"""The files of a folder."""

from __future__ import annotations

from pathlib import Path

from gyotaku.errors import InputError
from gyotaku.read.folders import Found, files


def listed(folder: Path) -> list[tuple[str, bool, bool]]:
    """List (path inside, named as mail, from a Maildir)."""
    out = []
    for found in files(str(folder)):
        assert isinstance(found, Found)
        out.append((Path(found.path).relative_to(folder).as_posix(), found.mail, found.maildir))
    return out


def test_order_and_names(tmp_path: Path) -> None:
    """Files come sorted by name, folders in their place; a mail's ending is noticed in any case."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/x.EML", "a.msg"):
        (tmp_path / name).write_bytes(b"x")
    assert listed(tmp_path) == [("a.msg", True, False), ("b/x.EML", True, False), ("c.txt", False, False)]


def test_maildir(tmp_path: Path) -> None:
    """In a Maildir everything below cur and new is mail; tmp, where deliveries are not finished, is passed over."""
    for name in ("cur", "new", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
        (tmp_path / "box" / name / f"1.{name}:2,S").write_bytes(b"x")
    assert listed(tmp_path) == [("box/cur/1.cur:2,S", True, True), ("box/new/1.new:2,S", True, True)]


def test_links_in_circles(tmp_path: Path) -> None:
    """A link that leads back is followed once."""
    (tmp_path / "a.eml").write_bytes(b"x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert listed(tmp_path) == [("a.eml", True, False)]


def test_broken_link_and_missing_folder(tmp_path: Path) -> None:
    """What cannot be looked at comes as an error, and the rest goes on."""
    (tmp_path / "a.eml").symlink_to(tmp_path / "gone")
    (tmp_path / "b.eml").write_bytes(b"x")
    first, second = files(str(tmp_path))
    assert isinstance(first, InputError)
    assert isinstance(second, Found)
    assert isinstance(next(files(str(tmp_path / "nowhere"))), InputError)
