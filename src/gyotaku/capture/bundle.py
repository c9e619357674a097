"""Bundles: a capture with its files in a folder, and the manifest by which it is verified without any network."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gyotaku.errors import InputError, UsageError
from gyotaku.model.capture import FORMAT, Capture, Entry, Manifest, Stored

CAPTURE = "capture.json"
MANIFEST = "manifest.json"
STAMP = "manifest.tsr"
LARGEST = 64 * 1024 * 1024
"""Largest file of a bundle that is read."""


def stored(capture: Capture) -> Iterator[Stored]:
    """Yield every file a capture names, each once."""
    seen: set[str] = set()
    for visit in capture.visits:
        files = (visit.page, visit.har, visit.picture and visit.picture.file, visit.icon and visit.icon.file)
        for file in files:
            if file and file.sha256 not in seen:
                seen.add(file.sha256)
                yield file


def write(capture: Capture, folder: Path, out: Path) -> bytes:
    """Write a capture and its files, which lie below `folder`, into `out`; return the manifest as it was written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        text = msgspec.json.format(msgspec.json.encode(capture), indent=1) + b"\n"
        (out / CAPTURE).write_bytes(text)
        entries = [Entry(path=CAPTURE, sha256=hashlib.sha256(text).hexdigest(), size=len(text))]
        for file in stored(capture):
            target = out / file.path
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(folder / file.path, target)
            entries.append(Entry(path=file.path, sha256=file.sha256, size=file.size))
        manifest = Manifest(url=capture.url, started=capture.started, files=tuple(entries))
        kept = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
        (out / MANIFEST).write_bytes(kept)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written: {error.strerror}") from error
    return kept


def load(out: Path) -> Capture:
    """Read the capture of a bundle; what is none is an `InputError`."""
    try:
        return msgspec.json.decode(_content(out / CAPTURE), type=Capture)
    except msgspec.MsgspecError as error:
        raise InputError(str(out / CAPTURE), f"is not a capture: {error}") from error


def verify(out: Path) -> tuple[Manifest, tuple[str, ...]]:
    """Compare every file of a bundle with its manifest; return it and what does not agree, one line each."""
    try:
        manifest = msgspec.json.decode(_content(out / MANIFEST), type=Manifest)
    except msgspec.MsgspecError as error:
        raise InputError(str(out / MANIFEST), f"is not a manifest: {error}") from error
    if manifest.format != FORMAT:
        raise InputError(str(out / MANIFEST), f"is of format {manifest.format}; this version reads format {FORMAT}")
    wrong = [line for entry in manifest.files if (line := _wrong(out, entry))]
    named = {entry.path for entry in manifest.files} | {MANIFEST, STAMP}
    here = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    wrong += [f"{path}: is not in the manifest" for path in sorted(here - named)]
    if CAPTURE in named & here and not wrong:
        missing = {file.path for file in stored(load(out))} - named
        wrong += [f"{path}: is named by the capture, not by the manifest" for path in sorted(missing)]
    return manifest, tuple(wrong)


def _wrong(out: Path, entry: Entry) -> str:
    path = out / entry.path
    if not path.resolve().is_relative_to(out.resolve()):
        return f"{entry.path}: lies outside the bundle"
    if not path.is_file():
        return f"{entry.path}: is missing"
    content = _content(path)
    if len(content) != entry.size or hashlib.sha256(content).hexdigest() != entry.sha256:
        return f"{entry.path}: has been changed"
    return ""


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(str(path), "is too large for a file of a bundle")
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be opened: {error.strerror}") from error
