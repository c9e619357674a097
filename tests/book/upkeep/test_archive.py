"""The portable form."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gyotaku.book.upkeep.archive import FORMAT, Archive, Writer, written
from gyotaku.errors import BookError


def _export(path: Path) -> None:
    writer = Writer(path)
    for name in ("cases", "campaigns", "events", "apart", "figures"):
        writer.lines(name, [{"a": 1}] if name == "events" else [])
    writer.close("gyotaku/0", "2026-01-01T00:00:00Z")


def _changed(path: Path, member: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, raw in (members | {member: content}).items():
            new.writestr(name, raw)


def test_what_was_changed_after_the_export_is_found(tmp_path: Path) -> None:
    """Each list and each blob is verified by its hash."""
    _export(tmp_path / "e.zip")
    archive = Archive(tmp_path / "e.zip")
    archive.verify()
    archive.close()
    _changed(tmp_path / "e.zip", "events.jsonl", b'{"a":2}\n')
    archive = Archive(tmp_path / "e.zip")
    with pytest.raises(BookError, match=r"events\.jsonl is not what was exported"):
        archive.verify()
    archive.close()


def test_what_is_no_export_is_said_in_one_line(tmp_path: Path) -> None:
    """A letter, half a file, another ZIP, a damaged manifest, a newer form."""
    _export(tmp_path / "e.zip")
    whole = (tmp_path / "e.zip").read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "letter.zip").write_text("Dear reader")
    for name in ("half.zip", "letter.zip"):
        with pytest.raises(BookError, match="is no whole export of a book"):
            Archive(tmp_path / name)
    with pytest.raises(BookError, match="cannot be opened: No such file"):
        Archive(tmp_path / "none.zip")
    _changed(tmp_path / "e.zip", "manifest.json", b'{"format":%d,"new":1}' % (FORMAT + 1))
    with pytest.raises(BookError, match="was written by a newer gyotaku"):
        Archive(tmp_path / "e.zip")
    _changed(tmp_path / "e.zip", "manifest.json", b"[")
    with pytest.raises(BookError, match="the export is damaged"):
        Archive(tmp_path / "e.zip")


def test_a_file_gets_its_name_when_it_is_whole_and_replaces_none(tmp_path: Path) -> None:
    """A stopped export leaves nothing that looks like one."""

    def broken() -> None:
        with written(tmp_path / "e") as partial:
            partial.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "e").write_bytes(b"old")
    with pytest.raises(BookError, match="is there already"), written(tmp_path / "e"):
        pass
    assert (tmp_path / "e").read_bytes() == b"old"
