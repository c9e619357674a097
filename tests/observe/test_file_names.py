"""What names say and how they lie."""

from __future__ import annotations

import pytest

from gyotaku.observe.file_names import endings, name_traits, runs


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.pdf", ("pdf", "")),
        ("a.PDF.Exe", ("exe", "pdf")),
        ("a.tar.gz", ("gz", "tar")),
        ("a.exe. ", ("exe", "")),
        ("a.pdf\u3000\u3000．exe", ("exe", "pdf")),
        ("dir.d/file", ("", "")),
        ("noending", ("", "")),
        ("cod\u202efdp.exe", ("exe", "")),
        ("", ("", "")),
    ],
)
def test_endings(name: str, found: tuple[str, str]) -> None:
    """Endings are read as Windows reads them, direction marks and trailing blanks aside."""
    assert endings(name) == found


@pytest.mark.parametrize(
    ("name", "kind", "declared", "traits"),
    [
        ("請求書.pdf.exe", "exe", "application/pdf", ["double-extension"]),
        ("invoice.pdf            .html", "html", "text/html", ["double-extension"]),
        ("report.v2.pdf", "pdf", "application/pdf", []),
        ("backup.tar.gz", "gzip", "application/gzip", []),
        ("photo\u202egpj.exe", "exe", "", ["rtlo-name"]),
        ("photo.jpg", "png", "image/jpeg", ["type-mismatch"]),
        ("statement.pdf", "html", "application/pdf", ["type-mismatch"]),
        ("statement.pdf", "text", "application/pdf", ["type-mismatch"]),
        ("statement.pdf", "unknown", "application/pdf", []),
        ("table.xls", "html", "application/vnd.ms-excel", []),
        ("letter.doc", "rtf", "application/msword", []),
        ("noending", "html", "image/png", ["type-mismatch"]),
        ("noending", "html", "application/octet-stream", []),
        ("notes.txt", "text", "text/plain", []),
    ],
)
def test_lies(name: str, kind: str, declared: str, traits: list[str]) -> None:
    """A second ending before an active one, turned letters and contradicted names are traits; ordinary names have none."""
    assert name_traits(name, kind, declared) == traits


def test_what_runs() -> None:
    """Programs, scripts and shortcuts run at a double click; documents do not."""
    assert [runs(name) for name in ("a.exe", "a.PDF.js", "a.lnk", "a.docx", "a.sh", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
