"""The shared corpus of labelled and hostile mails, where it is there. None of it is part of the project."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"


def members(archive: str) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of every file in one archive of the shared corpus; skip the test where it is not there."""
    path = CORPUS / archive
    if not path.exists():
        pytest.skip(f"{archive} is not on this machine: the labelled mails are not part of the project")
    with tarfile.open(path) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file is not None:
                yield member.name, file.read()
