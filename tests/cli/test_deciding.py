"""An analyst's commands, end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.book.mails import mail

from gyotaku.cli.app import run

SATO = ("--by", "Sato", "--because", "asked the bank")


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return a book with three mails of one campaign and one of none."""
    for number in range(3):
        (tmp_path / f"{number}.eml").write_bytes(mail(number))
    (tmp_path / "x.eml").write_bytes(mail(9, subject="Lunch on Friday?", domain="friend.example", text="See you at noon.\n"))
    where = str(tmp_path / "b.sqlite")
    assert run(["add", str(tmp_path), "--book", where]) == 0
    capsys.readouterr()
    return where


def _listed(book: str, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    capsys.readouterr()
    assert run(["cases", *words, "--book", book, "--jsonl"]) == 0
    return [str(json.loads(line)["sha256"]) for line in capsys.readouterr().out.splitlines()]


def _one(book: str, capsys: pytest.CaptureFixture[str]) -> str:
    return _listed(book, capsys, "sender:mail.example")[0]


def test_decisions_are_kept_shown_and_found(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Label, note, tags and TLP in one command; the history names who and why; the lists filter by them."""
    name = _one(book, capsys)
    words = ["--label", "unwanted", "--note", "sent to the bank", "--tag", "card", "--tag", "urgent", "--tlp", "amber"]
    assert run(["decide", name, *words, *SATO, "--book", book]) == 0
    assert "label unwanted; TLP:AMBER; tags card, urgent" in capsys.readouterr().out
    assert run(["decide", name, "--untag", "urgent", "--by", "Ito", "--book", book]) == 0
    capsys.readouterr()
    assert run(["case", name, "--book", book]) == 0
    shown = capsys.readouterr().out
    for said in (
        "unwanted, set by Sato on",
        "because asked the bank; the program's own judgement was",
        "Sato: note sent to the bank",
        "Sato: tlp AMBER",
        "Ito: untag urgent",
    ):
        assert said in shown, said
    for filter_, found in (
        ("tag:card", [name]),
        ("tag:urgent", []),
        ("tlp:amber", [name]),
        ("tlp:red", []),
        ("label:unwanted", [name]),
    ):
        assert _listed(book, capsys, filter_) == found, filter_


def test_the_name_may_come_from_the_environment(
    book: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who works with a book all day names himself once; without a name nothing is decided."""
    name = _one(book, capsys)
    assert run(["decide", name, "--tag", "card", "--book", book]) == 2
    monkeypatch.setenv("GYOTAKU_BY", "Sato")
    assert run(["decide", name, "--tag", "card", "--book", book]) == 0
    assert run(["decide", name, "--book", book]) == 2


def test_a_report_is_published_corrected_and_retracted(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its id stays, its editions count up, and the file on disk says what became of it, in both languages."""
    name = _one(book, capsys)
    out = tmp_path / "out"
    into = ["--out", str(out), "--format", "md", "--book", book]
    assert _listed(book, capsys, "state:draft", "id:" + name) == [name]
    assert run(["publish", name, "--by", "Sato", *into]) == 0
    (japanese,), (english,) = out.glob("*/report.ja.md"), out.glob("*/report.en.md")
    assert f"gyotaku-{name[:12]}、第1版" in japanese.read_text()
    assert "edition 1 (" in english.read_text()
    assert run(["publish", name, *SATO, *into]) == 2
    assert "nothing to correct" in capsys.readouterr().err
    assert run(["decide", name, "--label", "likely-genuine", *SATO, "--book", book]) == 0
    assert run(["publish", name, *SATO, *into]) == 0
    said = english.read_text()
    assert "edition 2, corrected" in said
    assert "This label was set by hand by Sato" in said
    assert "Added: This may well be a genuine mail" in said
    assert "削除：" in japanese.read_text()
    assert _listed(book, capsys, "state:corrected") == [name]
    assert run(["retract", name, "--by", "Sato", *into]) == 2
    assert run(["retract", name, *SATO, *into]) == 0
    assert "was retracted by Sato" in english.read_text()
    assert "Satoが撤回しました。理由は「asked the bank」です。" in japanese.read_text()
    assert _listed(book, capsys, "state:retracted") == [name]


def test_a_report_made_again_from_the_mail_shows_its_edition(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`report --book` and a stored case shown again know the edition, and say when they tell something else."""
    name = _one(book, capsys)
    assert run(["publish", name, "--by", "Sato", "--out", str(tmp_path / "out"), "--book", book]) == 0
    for path in tmp_path.glob("?.eml"):
        assert run(["report", str(path), "--book", book, "--format", "md", "--out", str(tmp_path / "again")]) == 0
    again = [path for path in tmp_path.glob("again/*/report.en.md") if f"gyotaku-{name[:12]}" in path.read_text()]
    assert len(again) == 1
    assert "has not been published" not in again[0].read_text()
    capsys.readouterr()
    assert run(["decide", name, "--label", "unwanted", *SATO, "--book", book]) == 0
    capsys.readouterr()
    assert run(["case", name, "--json", "--book", book]) == 0
    stored = tmp_path / "case.json"
    stored.write_text(capsys.readouterr().out)
    assert run(["show", str(stored), "--lang", "en", "--judge-again"]) == 0
    shown = capsys.readouterr().out
    assert "differs from the edition that was published" in shown
    assert "This label was set by hand by Sato" in shown


def test_what_is_not_for_everybody_is_not_published(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """TLP:RED and a public report contradict each other."""
    name = _one(book, capsys)
    assert run(["decide", name, "--tlp", "red", "--by", "Sato", "--book", book]) == 0
    assert run(["publish", name, "--by", "Sato", "--out", str(tmp_path / "out"), "--book", book]) == 2
    assert "not for everybody" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_campaigns_are_split_merged_pinned_and_renamed(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By the ids that the lists show; the campaign's record says who and why."""
    first, second, third = _listed(book, capsys, "sender:mail.example")
    (other,) = _listed(book, capsys, "sender:friend.example")
    assert run(["campaigns", "--book", book, "--jsonl"]) == 0
    name = json.loads(capsys.readouterr().out)["id"]
    assert run(["campaigns", "split", first[:12], second[:12], *SATO, "--book", book]) == 0
    to = capsys.readouterr().out.split()[0]
    assert _listed(book, capsys, f"campaign:{to}") == [first, second]
    assert run(["campaigns", "merge", name, to, other[:12], *SATO, "--book", book]) == 0
    assert set(_listed(book, capsys, f"campaign:{name}")) == {first, second, third, other}
    assert run(["campaigns", "split", other, *SATO, "--book", book]) == 0
    assert "stands alone" in capsys.readouterr().out
    assert run(["campaigns", "unpin", other, *SATO, "--book", book]) == 0
    assert run(["campaigns", "rename", name, "June", *SATO, "--book", book]) == 0
    assert run(["campaigns", "pin", name, *SATO, "--book", book]) == 0
    assert run(["campaigns", "unpin", name, *SATO, "--book", book]) == 0
    capsys.readouterr()
    assert run(["campaign", to, "--book", book]) == 0
    shown = capsys.readouterr().out
    assert "June" in shown
    for word in ("split", "merged", "renamed", "pinned", "unpinned", "asked the bank"):
        assert word in shown, word
    assert run(["case", first, "--book", book]) == 0
    assert f"Sato: split-off {to}  asked the bank" in capsys.readouterr().out


def test_where_it_was_reported_stands_in_case_report_and_timeline(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told once, with name and day; the publication has place and day in both languages, nothing live, and not the name."""
    name = _one(book, capsys)
    words = ["--reported", "フィッシング対策協議会", "--reported", "abuse@hoster.example", "--on", "2026-03-16", "--by", "Sato"]
    assert run(["decide", name, *words, "--book", book]) == 0
    assert "reported to フィッシング対策協議会 on 2026-03-16; reported to abuse@hoster.example on" in capsys.readouterr().out
    assert run(["case", name, "--book", book]) == 0
    assert "Sato: reported 2026-03-16 フィッシング対策協議会" in capsys.readouterr().out
    assert run(["publish", name, "--by", "Ito", "--out", str(tmp_path / "out"), "--book", book]) == 0
    (japanese,), (english,) = tmp_path.glob("out/*/report.ja.md"), tmp_path.glob("out/*/report.en.md")
    assert "このメールは、2026-03-16に「フィッシング対策協議会」へ報告済みです。" in japanese.read_text()
    assert "already reported to Council of Anti-Phishing Japan (フィッシング対策協議会) on 2026-03-16" in english.read_text()
    for path in tmp_path.glob("out/*/*.*"):
        assert "abuse@" not in path.read_text()
        assert "Sato" not in path.read_text()
    capsys.readouterr()
    for lang, said in (("ja", "「フィッシング対策協議会」へ報告"), ("en", "reported to Council of Anti-Phishing Japan")):
        assert run(["timeline", name, "--lang", lang, "--book", book]) == 0
        assert said in capsys.readouterr().out
    assert run(["decide", name, "--unreported", "フィッシング対策協議会", "--by", "Sato", "--book", book]) == 0
    assert "協議会" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--reported", "x", "--on", "yesterday"), "is no day"),
        (("--reported", "x", "--on", "9999-01-01"), "has not come yet"),
        (("--tag", "x", "--on", "2026-03-16"), "give --reported"),
    ],
)
def test_a_day_that_is_none_is_refused(book: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    """Nothing is written down, and the reason is told."""
    assert run(["decide", _one(book, capsys), *words, "--by", "Sato", "--book", book]) == 2
    assert said in capsys.readouterr().err
