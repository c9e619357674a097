"""Where mails come from: bytes, files, folders, mailboxes, standard input, other mails."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from gyotaku.errors import InputError, LimitError
from gyotaku.model.message import Message, Specimen
from gyotaku.settings import DEFAULT, Settings


def specimen(raw: bytes, *, name: str, settings: Settings = DEFAULT, kind: str = "eml") -> Specimen:
    """Make a specimen of bytes. Raises `InputError` for what is no mail, `LimitError` for what is too large."""
    if not raw.strip():
        raise InputError(name, "is empty")
    if len(raw) > settings.limits.specimen_bytes:
        raise LimitError(name, f"has {len(raw):,} bytes; the limit is {settings.limits.specimen_bytes:,}")
    return Specimen(name=name, raw=raw, sha256=hashlib.sha256(raw).hexdigest(), kind=kind)


def open_paths(paths: Iterable[str], settings: Settings = DEFAULT) -> Iterator[Specimen | InputError]:
    """Yield the specimens of paths in order; what cannot be read is yielded as an error."""
    for path in paths:
        files = sorted(found for found in Path(path).rglob("*") if found.is_file()) if Path(path).is_dir() else [Path(path)]
        for file in files:
            try:
                yield specimen(file.read_bytes(), name=str(file), settings=settings)
            except InputError as error:
                yield error
            except OSError as error:
                yield InputError(str(file), error.strerror or "cannot be read")


def attached(message: Message, settings: Settings = DEFAULT) -> Iterator[Specimen]:
    """Yield the mails attached to a message."""
    number = 0
    for part in message.leaves():
        if part.media_type == "message/rfc822" and number < settings.limits.attached_mails and part.content.strip():
            number += 1
            name = f"{message.specimen.name}#{number}"
            yield Specimen(
                name=name,
                raw=part.content,
                sha256=hashlib.sha256(part.content).hexdigest(),
                kind="attached",
                carrier=message.specimen.name,
            )
