"""Bytes by content."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import zstandard

from gyotaku.book.blobs import Folder
from gyotaku.errors import BookError


def _put(folder: Folder, content: bytes) -> str:
    name = hashlib.sha256(content).hexdigest()
    folder.put(name, content)
    return name


def test_equal_bytes_are_one_file_packed_only_where_it_helps(tmp_path: Path) -> None:
    """Text shrinks and noise stays as it is; a second copy is none."""
    folder = Folder(str(tmp_path))
    text, noise = b"Received: from mail.example\r\n" * 100, os.urandom(1000)
    names = [_put(folder, text), _put(folder, noise)]
    assert not folder.put(names[0], text)
    assert [folder.get(name) for name in names] == [text, noise]
    files = sorted(path.name for path in tmp_path.glob("[0-9a-f]*/*"))
    assert files == sorted([names[0] + ".zst", names[1]])
    assert sorted(folder.every()) == sorted(names)
    assert folder.bytes_on_disk() < len(text)


def test_a_write_that_breaks_off_leaves_no_blob(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is one clear error, and no half file stands under the hash."""
    folder = Folder(str(tmp_path))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    content = b"x" * 50
    with pytest.raises(BookError, match="No space left"):
        _put(folder, content)
    assert not folder.has(hashlib.sha256(content).hexdigest())
    assert folder.leftovers() == []


def test_what_a_killed_program_was_writing_is_swept(tmp_path: Path) -> None:
    """A file in the waiting folder belongs to nobody once nobody writes."""
    folder = Folder(str(tmp_path))
    _put(folder, b"kept")
    (tmp_path / "tmp" / "0123").write_bytes(b"half")
    assert folder.sweep() == 1
    assert len(list(folder.every())) == 1


def test_a_dropped_blob_is_gone(tmp_path: Path) -> None:
    """Pruning frees the space."""
    folder = Folder(str(tmp_path))
    name = _put(folder, b"mail" * 100)
    folder.drop(name)
    assert not folder.has(name)
    with pytest.raises(BookError, match="missing"):
        folder.get(name)


def test_an_altered_blob_is_never_handed_out(tmp_path: Path) -> None:
    """Bytes whose hash is another one are an error, packed or not."""
    folder = Folder(str(tmp_path))
    text, noise = b"Received: from mail.example\r\n" * 100, os.urandom(1000)
    names = [_put(folder, text), _put(folder, noise)]
    packed, plain = (next(tmp_path.glob(f"[0-9a-f]*/{name}*")) for name in names)
    packed.write_bytes(zstandard.compress(text + b"x"))
    plain.write_bytes(noise[::-1])
    for name in names:
        with pytest.raises(BookError, match="altered"):
            folder.get(name)


def test_the_folders_of_a_batch_are_made_durable_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One look at the disk for all folders, not one each; folders that were there are trusted only after it."""
    seen: list[str] = []
    monkeypatch.setattr("gyotaku.book.blobs.synced", lambda folder: seen.append(str(folder)))
    folder = Folder(str(tmp_path))
    blobs = {hashlib.sha256(content).hexdigest(): content for content in (b"one", b"two", b"three")}
    folder.expect(blobs)
    assert seen == [str(tmp_path)]
    for name, content in blobs.items():
        folder.put(name, content)
    assert seen[1:] == [str(tmp_path / name[:3]) for name in blobs]
    later = Folder(str(tmp_path))
    later.expect(blobs)
    later.expect(blobs)
    assert seen[4:] == [str(tmp_path)]


def test_a_place_where_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    """A file in the folder's place is one clear error."""
    (tmp_path / "files").write_bytes(b"")
    with pytest.raises(BookError, match="no folder can be made there"):
        Folder(str(tmp_path / "files")).expect(["0" * 64])
