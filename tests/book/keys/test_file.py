from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.file import file
from gyotaku.model.facts import Attachment


def _file(kind: str, size: int) -> Attachment:
    return Attachment(filename="a", declared_type="x/y", true_type=kind, size=size, sha256="ab" * 32, md5="")


def test_a_file_by_its_bytes() -> None:
    """Documents and programs count; pictures, texts and crumbs do not."""
    assert [key.family for key in file(of(_file("pdf", 5_000)))] == ["file"]
    assert list(file(of(_file("png", 5_000), _file("text", 5_000), _file("pdf", 10)))) == []
