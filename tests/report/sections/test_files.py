from __future__ import annotations

from tests.reported import page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Archive, Attachment, QrCode
from gyotaku.report.sections.files import files


def attachment(name: str = "請求書.pdf.exe", **more: object) -> Attachment:
    """Make an attached file."""
    fields = {
        "declared_type": "application/pdf",
        "true_type": "exe",
        "size": 12345,
        "sha256": "cd" * 32,
        "md5": "ef" * 16,
        **more,
    }
    return Attachment(filename=name, **fields)  # type: ignore[arg-type]


def test_no_files_no_section() -> None:
    """Nothing attached, nothing said."""
    assert files(page(pocketcard())) == []


def test_a_file_is_told_by_what_it_is() -> None:
    """Name, true against declared type, size, hash and traits; it was not run."""
    fact = seen(attachment(traits=("executable", "double-extension")))
    said = texts(files(page(with_facts(pocketcard(), fact))))
    assert "種類 | 中身：exe、申告：application/pdf" in said
    assert "大きさ（バイト） | 12,345" in said
    assert "cd" * 32 in said
    assert "実行形式、二重の拡張子" in said
    assert "開いたり実行したりせず" in said


def test_archives_and_codes_are_listed_inert() -> None:
    """Members of an archive, and what a QR code holds, cannot be opened from the report."""
    facts = (seen(Archive(filename="a.zip", members=("x.js",))), seen(QrCode(text="https://evil.test/q", place="1")))
    said = texts(files(page(with_facts(pocketcard(), *facts))))
    assert "1個のファイルが入っています：x.js" in said
    assert "hXXps://evil[.]test/q" in said


def test_many_files_are_counted() -> None:
    """Twelve attachments print ten tables and a count."""
    said = texts(files(page(with_facts(pocketcard(), *(seen(attachment(f"{n}.pdf")) for n in range(12))))))
    assert "添付ファイルが2件あります" in said
