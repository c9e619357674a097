"""The portable form of a book: one ZIP file, the same from SQLite and from PostgreSQL (docs/reference/book.md).

    manifest.json     format, who wrote it and when, how many of each, the SHA-256 of each list, the bytes that are missing
    cases.jsonl       a case a line: what it is about, every version, decisions, editions, files
    campaigns.jsonl · events.jsonl · apart.jsonl · figures.jsonl      rows, by the names of their columns
    blobs/HASH        bytes of mails and of captures' files

What can be computed from a case (lists, full text, keys, counts) is not in it: whoever imports computes it.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from gyotaku.book.blobs import synced
from gyotaku.book.placing import Told
from gyotaku.errors import BookError, GyotakuError
from gyotaku.model.noun import Noun

FORMAT = 1
LISTS = ("cases", "campaigns", "events", "apart", "figures")
LARGEST = 512 * 1024 * 1024
"""Most bytes of one line or blob; more is damaged or hostile."""
BUFFER = 1 << 20
PARTIAL = ".partial"
T = TypeVar("T")
Columns = dict[str, str | int | bool | None]


class Manifest(Noun, frozen=True, kw_only=True):
    """What an export holds."""

    format: int
    tool: str
    made: str
    counts: dict[str, int]
    """How many of each list, and of blobs."""
    sha256: dict[str, str]
    """Hash of each list, uncompressed."""
    missing: tuple[str, ...] = ()
    """Hashes of bytes that the book names and could not give."""


class Analysed(Noun, frozen=True, kw_only=True):
    """One analysis of a specimen."""

    version: int
    made: int
    """Seconds since 1970."""
    why: str
    """added | again | rejudged | imported."""
    tool: str
    case: msgspec.Raw
    """The case, as docs/reference/case.schema.json describes it."""


class Printed(Noun, frozen=True, kw_only=True):
    """One edition of a published report."""

    columns: Columns
    """publication, version, case_version, at, author, state, reason, changes."""
    texts: dict[str, str]
    """The report in plain words, by language."""


class Exported(Noun, frozen=True, kw_only=True):
    """One case, as a line of cases.jsonl. Times are seconds since 1970."""

    sha256: str
    name: str
    kind: str
    size: int
    carrier: str
    origin: str
    raw: bool
    """Whether the mail was kept: then blobs/SHA256 is it."""
    added: int
    version: int
    """The newest one."""
    campaign: str
    """Id of its campaign; empty for none."""
    fixed: bool
    """Whether an analyst put it there."""
    versions: tuple[Analysed, ...]
    decisions: tuple[Columns, ...] = ()
    """at, author, kind, value, reason; oldest first."""
    editions: tuple[Printed, ...] = ()
    files: dict[str, str] = {}
    """Hash of each file of a capture, by VERSION/NAME."""
    similar: tuple[Told, ...] = ()
    """Similar cases outside its campaign, with the keys they share."""


class Writer:
    """Writes an export list by list; each list and blob once."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self._name = str(path).removesuffix(PARTIAL)
        self._hashes: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._missing: list[str] = []

    @contextmanager
    def _named(self, name: str) -> Iterator[IO[bytes]]:
        """Open a member; what the disk refuses is said of this file, not of the book it comes from."""
        try:
            with self._zip.open(_member(name), "w", force_zip64=True) as file:
                yield file
        except OSError as error:
            raise BookError(self._name, refused(error)) from error

    def lines(self, name: str, values: Iterable[object]) -> None:
        """Write one list."""
        seen = hashlib.sha256()
        count = 0
        with self._named(f"{name}.jsonl") as file:
            for value in values:
                count += 1
                line = msgspec.json.encode(value) + b"\n"
                seen.update(line)
                file.write(line)
        self._hashes[name], self._counts[name] = seen.hexdigest(), count

    def blob(self, sha256: str, give: Callable[[str], bytes]) -> None:
        """Write the bytes of a hash; what the book cannot give is noted as missing."""
        try:
            content = give(sha256)
        except BookError:
            self._missing.append(sha256)
            return
        with self._named(f"blobs/{sha256}") as file:
            file.write(content)
        self._counts["blobs"] = self._counts.get("blobs", 0) + 1

    def abandon(self) -> None:
        """Let go of a file that will not be finished; a full disk must not be told twice."""
        with suppress(OSError, ValueError):
            self._zip.close()

    def close(self, tool: str, made: str) -> Manifest:
        """Write the manifest, which makes the file an export."""
        manifest = Manifest(
            format=FORMAT,
            tool=tool,
            made=made,
            counts={"blobs": 0} | self._counts,
            sha256=self._hashes,
            missing=tuple(self._missing),
        )
        with self._named("manifest.json") as file:
            file.write(msgspec.json.encode(manifest))
        try:
            self._zip.close()
        except OSError as error:
            raise BookError(self._name, refused(error)) from error
        return manifest


def _member(name: str) -> zipfile.ZipInfo:
    # Times and rights of the machine are nobody's business, and would make equal books differ.
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member


def refused(error: OSError) -> str:
    """Say in plain words why something cannot be written."""
    full = "the disk is full; free some space, or choose another place"
    return f"cannot be written: {full if error.errno == errno.ENOSPC else error.strerror}"


class _Numbered(msgspec.Struct):
    """What every manifest says first, whatever its format."""

    format: int


class Archive:
    """An export that is read; what is wrong with it is a `BookError` that names it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
            raw = self._zip.read("manifest.json")
        except OSError as error:
            raise BookError(str(path), f"cannot be opened: {error.strerror}") from error
        except (zipfile.BadZipFile, KeyError) as error:
            raise BookError(str(path), "is no whole export of a book (gyotaku book export writes one)") from error
        with self._readable():
            number = msgspec.json.decode(raw, type=_Numbered).format
            if number > FORMAT:
                newer = f"was written by a newer gyotaku (format {number}; this one reads {FORMAT}); update gyotaku"
                raise BookError(str(path), newer)
            self.manifest = msgspec.json.decode(raw, type=Manifest)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except GyotakuError:
            raise
        except (zipfile.BadZipFile, msgspec.MsgspecError, KeyError, OSError, EOFError, ValueError) as error:
            raise BookError(str(self.path), f"the export is damaged: {error}") from error

    def lines(self, name: str, kind: type[T]) -> Iterator[T]:
        """Read one list; its hash is verified at its end."""
        seen = hashlib.sha256()
        decode = msgspec.json.Decoder(kind).decode
        # The ZIP file's own way to read a line takes as long as to read what it says.
        with self._readable(), io.BufferedReader(self._zip.open(f"{name}.jsonl"), BUFFER) as file:  # type: ignore[type-var]  # has readinto
            while line := file.readline(LARGEST + 1):
                if len(line) > LARGEST:
                    raise BookError(str(self.path), f"a line of {name}.jsonl is longer than a case can be")
                seen.update(line)
                yield decode(line)
            if seen.hexdigest() != self.manifest.sha256.get(name):
                raise BookError(str(self.path), f"{name}.jsonl is not what was exported: its hash is another one")

    def has(self, sha256: str) -> bool:
        """Whether the bytes of a hash are in it."""
        return f"blobs/{sha256}" in self._zip.NameToInfo

    def blob(self, sha256: str) -> bytes:
        """Read the bytes of a hash, verified."""
        with self._readable(), self._zip.open(f"blobs/{sha256}") as file:
            content = file.read(LARGEST + 1)
            if len(content) > LARGEST or hashlib.sha256(content).hexdigest() != sha256:
                raise BookError(str(self.path), f"blobs/{sha256} is not what was exported: its hash is another one")
            return content

    def verify(self) -> None:
        """Read everything once; raises `BookError` at the first thing that is not what was exported."""
        for name in LISTS:
            count = sum(1 for _ in self.lines(name, Exported if name == "cases" else dict))
            if count != self.manifest.counts.get(name):
                raise BookError(str(self.path), f"{name}.jsonl has {count} lines instead of {self.manifest.counts.get(name)}")
        names = [name.removeprefix("blobs/") for name in self._zip.namelist() if name.startswith("blobs/")]
        if len(names) != self.manifest.counts.get("blobs"):
            raise BookError(str(self.path), f"holds {len(names)} blobs instead of {self.manifest.counts.get('blobs')}")
        for name in names:
            self.blob(name)

    def close(self) -> None:
        """Close the file."""
        self._zip.close()


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Give a path to write to; it gets its name only when it is whole, and an existing file is never overwritten."""
    partial = path.with_name(path.name + PARTIAL)
    try:
        if path.exists():
            raise BookError(str(path), "is there already; choose another name")
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.rename(path)
        synced(path.parent)
    except OSError as error:
        raise BookError(str(path), refused(error)) from error
    finally:
        partial.unlink(missing_ok=True)
