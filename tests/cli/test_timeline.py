from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.book.mails import analysed, mail

from gyotaku.cli.app import run
from gyotaku.desk import Desk
from gyotaku.model.case import Label


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, str]:
    """A book with a campaign of six, and the hash of one of them."""
    where = str(tmp_path / "book.sqlite")
    book = Desk().book(where, create=True)
    names = []
    for number in range(1, 7):
        case, raw = analysed(mail(number))
        judged = msgspec.structs.replace(case.verdict, label=Label.PHISHING)
        names.append(book.keep([book.entry(msgspec.structs.replace(case, verdict=judged), raw)])[0].sha256)
    book.close()
    return where, names[2]


def test_the_course_of_an_attack(kept: tuple[str, str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """As text, and as a page with the picture; for publication nothing live is in it."""
    where, name = kept
    assert run(["timeline", name[:12], "--book", where, "--lang", "en"]) == 0
    said = capfdbinary.readouterr().out.decode()
    assert "mail of the same campaign (first on record)" in said
    assert "phish.example" not in said
    assert run(["timeline", name, "--book", where, "--html", str(tmp_path / "t.html")]) == 0
    assert "<svg" in (tmp_path / "t.html").read_text(encoding="utf-8")
    assert run(["timeline", name, "--book", where, "--html", "/no/such/folder/x.html"]) == 2


def test_the_course_of_a_campaign(kept: tuple[str, str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """`campaign` ends with it, reports of its other mails among it; as a page with the picture; masked and inert."""
    where, name = kept
    assert run(["decide", name, "--reported", "police", "--on", "2026-06-20", "--by", "山田", "--book", where]) == 0
    assert run(["campaigns", "--book", where, "--jsonl"]) == 0
    told = capfdbinary.readouterr().out.decode().splitlines()[-1]
    campaign = msgspec.json.decode(told)["id"]
    assert run(["campaign", campaign, "--book", where, "--lang", "en"]) == 0
    said = capfdbinary.readouterr().out.decode()
    assert "found" in said
    course = said[said.index("# Campaign") :]
    assert "reported to Police" in course
    assert "phish.example" not in course
    assert run(["campaign", campaign, "--book", where, "--html", str(tmp_path / "c.html")]) == 0
    assert "<svg" in (tmp_path / "c.html").read_text(encoding="utf-8")
    assert run(["campaign", campaign, "--book", where, "--jsonl"]) == 0


def test_a_report_with_the_books_memory(kept: tuple[str, str], tmp_path: Path) -> None:
    """With --book it tells similar cases and the month's trend; without it nothing is claimed."""
    where, _ = kept
    path = tmp_path / "mail.eml"
    path.write_bytes(mail(3))
    assert run(["report", str(path), "--book", where, "--lang", "ja", "--format", "md", "--out", str(tmp_path / "with")]) == 0
    told = (tmp_path / "with" / "mail" / "report.ja.md").read_text(encoding="utf-8")
    assert "同じキャンペーン" in told
    assert "2026-06 の集計" in told
    assert run(["report", str(path), "--lang", "ja", "--format", "md", "--out", str(tmp_path / "without")]) == 0
    assert "同じキャンペーン" not in (tmp_path / "without" / "mail" / "report.ja.md").read_text(encoding="utf-8")


def test_a_mail_the_book_does_not_have(kept: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The error says how to keep it."""
    path = tmp_path / "mail.eml"
    path.write_bytes(mail(99))
    assert run(["report", str(path), "--book", kept[0], "--out", str(tmp_path / "x")]) == 2
    assert "gyotaku add" in capfd.readouterr().err
