"""Bytes kept by the hash of their content: one copy for equal bytes, compressed where it helps, verified on every reading."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Protocol

import zstandard

from gyotaku.errors import BookError

LARGEST = 512 * 1024 * 1024
"""Most bytes unpacked from one blob; a frame that claims more is damaged or hostile."""
PACKED = ".zst"
WAITING = "tmp"
"""Folder of files being written. What lies there while nobody writes was left by a killed program."""
LOST = "lost"
"""Folder of blobs that `gyotaku book check --repair` put aside: no case names them, or they are damaged."""
HASH = re.compile(r"[0-9a-f]{64}")


def synced(folder: Path | str) -> None:
    """Make the names in a folder durable: the disk may keep a file's bytes and still forget what it was called (fsync(2))."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows cannot open a folder, and writes its names itself
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Blobs(Protocol):
    """What a book needs of the place that keeps its bytes: a `Folder`, or a `Bucket` (book/s3.py)."""

    name: str
    """What to call it in an error."""
    lost: str
    """Where it puts what is put aside."""

    def expect(self, hashes: Iterable[str], /) -> None:
        """Make ready for blobs that will be put: what serves many of them is done once."""

    def put(self, sha256: str, content: bytes, /) -> bool:
        """Keep bytes under their hash; return whether they are new. Durable when it returns."""

    def get(self, sha256: str, /) -> bytes:
        """Return the bytes of a hash, verified; missing or altered ones are a `BookError`."""

    def has(self, sha256: str, /) -> bool:
        """Whether a blob of that hash is there."""

    def put_aside(self, sha256: str, /) -> object:
        """Move a blob out of the way."""

    def drop(self, sha256: str, /) -> None:
        """Remove a blob."""

    def every(self) -> Iterator[str]:
        """Yield the hash of every blob there is."""

    def leftovers(self) -> Sequence[Path]:
        """List files that were being written."""

    def strangers(self) -> Sequence[Path | str]:
        """List what lies among the blobs under a name that is no hash."""


class Packing:
    """Compression where it helps. Serves several threads."""

    def __init__(self) -> None:
        # The lowest level takes half the time of the usual one, for two percent more bytes.
        self._pack = zstandard.ZstdCompressor(level=1, write_checksum=False)
        # A compressor serves one thread at a time; several write at once.
        self._packing = Lock()

    def shut(self, content: bytes) -> tuple[bytes, str]:
        """Return bytes as they are kept, and the ending of their name."""
        with self._packing:
            packed = self._pack.compress(content)
        return (packed, PACKED) if len(packed) < len(content) else (content, "")

    def opened(self, packed: bytes) -> bytes:
        """Unpack bytes; what claims more than a blob may hold is a `ZstdError`, as damage is."""
        if zstandard.frame_content_size(packed) > LARGEST:
            message = "the frame claims more than a blob may hold"
            raise zstandard.ZstdError(message)
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=LARGEST)


class Folder:
    """Blobs in a folder, 4,096 sub-folders by the first three digits of the hash."""

    def __init__(self, root: str) -> None:
        self.root = Path(root)
        self.name = str(self.root)
        self.lost = str(self.root / LOST)
        self._packing = Packing()
        self._made: set[str] = set()
        """Folders that are there for certain, durably."""

    def expect(self, hashes: Iterable[str]) -> None:
        """Make the folders that blobs will lie in, durably all at once: in a young book nearly every blob needs a new one."""
        try:
            self._make([WAITING, *(sha256[:3] for sha256 in hashes)])
        except OSError as error:
            raise BookError(str(self.root), f"no folder can be made there: {error.strerror}") from error

    def put(self, sha256: str, content: bytes) -> bool:
        """Keep bytes under their hash (the caller has computed it); return whether they are new. Durable when it returns."""
        if self.has(sha256):
            return False
        packed, ending = self._packing.shut(content)
        try:
            self._write(sha256[:3], sha256 + ending, packed)
        except OSError as error:
            raise BookError(str(self.root), f"{sha256}{ending}: cannot be kept: {error.strerror}") from error
        return True

    def get(self, sha256: str) -> bytes:
        """Return the bytes of a hash; missing or altered ones are a `BookError`."""
        plain = self._place(sha256)
        packed = plain.with_name(plain.name + PACKED)
        try:
            content = self._packing.opened(packed.read_bytes()) if packed.exists() else plain.read_bytes()
        except FileNotFoundError as error:
            raise BookError(
                str(self.root),
                f"{sha256}: the file is missing; restore it from a copy of the book's folder, or add the mail again",
            ) from error
        except OSError as error:
            raise BookError(str(self.root), f"{sha256}: cannot be read: {error.strerror}") from error
        except zstandard.ZstdError as error:
            raise BookError(str(self.root), f"{sha256}: the file is damaged: {error}") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BookError(str(self.root), f"{sha256}: the file was altered: its hash is another one")
        return content

    def has(self, sha256: str) -> bool:
        """Whether a blob of that hash is there; its content is not read."""
        # Strings, and no paths, here and where blobs are written: this is done for every mail.
        plain = f"{self.name}/{sha256[:3]}/{sha256}"
        return os.path.exists(plain + PACKED) or os.path.exists(plain)  # noqa: PTH110 - see above

    def put_aside(self, sha256: str) -> Path:
        """Move a blob out of the way, unpacked where it is whole, as it stands where it is not; return where it lies now."""
        lost = self.root / LOST
        lost.mkdir(parents=True, exist_ok=True)
        try:
            content = self.get(sha256)
        except BookError:
            plain = self._place(sha256)
            for path in (plain, plain.with_name(plain.name + PACKED)):
                if path.exists():
                    path.replace(lost / f"{path.name}.damaged")
        else:
            self._write(LOST, sha256, content)
            self.drop(sha256)
        synced(lost)
        return lost

    def drop(self, sha256: str) -> None:
        """Remove a blob."""
        plain = self._place(sha256)
        for path in (plain, plain.with_name(plain.name + PACKED)):
            path.unlink(missing_ok=True)

    def every(self) -> Iterator[str]:
        """Yield the hash of every blob there is, folder by folder."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f][0-9a-f]")):
            # A name that is no hash is a stranger, and no blob.
            names = {file.name.removesuffix(PACKED) for file in os.scandir(folder)}
            yield from sorted(name for name in names if HASH.fullmatch(name))

    def leftovers(self) -> list[Path]:
        """List files that were being written."""
        folder = self.root / WAITING
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def strangers(self) -> list[Path]:
        """List what lies among the blobs under a name that is no hash."""
        entries = [one for folder in sorted(self.root.glob("[0-9a-f][0-9a-f][0-9a-f]")) for one in os.scandir(folder)]
        return [Path(one.path) for one in entries if not HASH.fullmatch(one.name.removesuffix(PACKED))]

    def sweep(self) -> int:
        """Remove files that were being written by a program that is gone; return how many. Only while nobody writes."""
        left = self.leftovers()
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def bytes_on_disk(self) -> int:
        """Return what the blobs take."""
        return sum(entry.stat().st_size for folder in self.root.glob("*") if folder.is_dir() for entry in os.scandir(folder))

    def _place(self, sha256: str) -> Path:
        return self.root / sha256[:3] / sha256

    def _write(self, folder: str, name: str, content: bytes) -> None:
        self._make([WAITING, folder])
        waiting = f"{self.name}/{WAITING}/{secrets.token_hex(8)}"
        try:
            with open(waiting, "xb") as file:  # noqa: PTH123 - see `has`
                file.write(content)
                file.flush()
                # The case that names this blob is confirmed afterwards; its bytes must not be lost with the power.
                os.fsync(file.fileno())
            os.replace(waiting, f"{self.name}/{folder}/{name}")  # noqa: PTH105 - see `has`
            synced(f"{self.name}/{folder}")
        except OSError:
            with suppress(OSError):
                os.unlink(waiting)  # noqa: PTH108 - see `has`
            raise

    def _make(self, folders: list[str]) -> None:
        """Make folders durably; one that is there was made so by whoever made it, but for one that was killed meanwhile."""
        needed = set(folders) - self._made
        if not needed:
            return
        unsure = not self._made
        for folder in sorted(needed):
            try:
                (self.root / folder).mkdir(parents=True)
            except FileExistsError:
                continue
            unsure = True
        if unsure:
            synced(self.root)
        self._made |= needed
