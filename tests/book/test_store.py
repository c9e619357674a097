"""Keeping cases."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.errors import BookError


def test_a_kept_case_is_read_back_as_it_was(book: Book) -> None:
    """The book gives back the very case and the very bytes, on both engines."""
    case, raw = analysed(mail())
    (kept,) = book.keep([book.entry(case, raw)])
    assert kept.new
    assert (kept.version, kept.sha256) == (1, case.specimen.sha256)
    assert book.case(kept.sha256[:8]) == case
    assert book.raw(kept.sha256) == raw


def test_equal_bytes_are_kept_once(book: Book) -> None:
    """Adding a mail again, in the same batch or later, changes nothing."""
    case, raw = analysed(mail())
    first = book.keep([book.entry(case, raw), book.entry(case, raw)])
    assert [one.new for one in first] == [True, False]
    assert [one.new for one in book.keep([book.entry(case, raw)])] == [False]
    assert len(book.cases()) == 1


def test_a_new_analysis_is_a_new_version_and_the_same_one_is_none(book: Book) -> None:
    """Analyses of one specimen are versions; the lists show the newest, the old one can still be read."""
    case, raw = analysed(mail())
    book.keep([book.entry(case, raw)])
    assert not book.keep([book.entry(case, raw)], again=True)[0].new
    other, _ = analysed(mail(subject="another subject altogether"))
    changed = type(case)(tool="gyotaku/next", specimen=case.specimen, evidence=other.evidence, verdict=other.verdict)
    (kept,) = book.keep([book.entry(changed, raw)], again=True)
    assert (kept.new, kept.version) == (True, 2)
    assert [one.version for one in book.dossier(kept.sha256).versions] == [1, 2]
    assert book.case(kept.sha256, 1) == case
    assert book.cases()[0].subject == "another subject altogether"
    assert [one.sha256 for one in book.search("altogether")] == [kept.sha256]
    assert book.search("ご利用確認のお願い") == []


def test_known_names_the_specimens_the_book_has(book: Book) -> None:
    """A stopped run asks before it analyses again."""
    case, raw = analysed(mail())
    book.keep([book.entry(case, raw)])
    assert book.known([case.specimen.sha256, "0" * 64]) == {case.specimen.sha256}


def test_alike_mails_become_one_campaign_with_reasons(book: Book) -> None:
    """Cases that share keys of different families are joined as they come in, and the reason is stored."""
    for number in range(1, 4):
        case, raw = analysed(mail(number))
        kept = book.keep([book.entry(case, raw)])
    stranger, raw = analysed(
        mail(9, subject="Lunch on Friday?", domain="friend.example", text="See you at noon at the usual place.\n")
    )
    lone = book.keep([book.entry(stranger, raw)])
    (campaign,) = list(book.campaigns())
    assert len(campaign.cases) == 3
    assert campaign.id == kept[0].campaign
    assert campaign.reasons
    assert lone[0].campaign == ""
    assert len(book.cases(f"campaign:{campaign.id}")) == 3


@pytest.mark.parametrize("kind", ["missing", "altered"])
def test_bytes_that_were_lost_or_altered_are_never_handed_out(book: Book, kind: str) -> None:
    """The hash is verified on reading."""
    case, raw = analysed(mail())
    book.keep([book.entry(case, raw)])
    blob = next(path for path in Path(book.place.files).glob("*/*") if case.specimen.sha256 in path.name)
    blob.unlink() if kind == "missing" else blob.write_bytes(b"other")
    with pytest.raises(BookError, match=r"missing|damaged|altered"):
        book.raw(case.specimen.sha256)


def _adding(folder: Path, where: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gyotaku", "add", str(folder), "--book", where, "--jsonl"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")  # noqa: S603 - ours


def test_two_programs_add_at_once(where: str, tmp_path: Path) -> None:
    """Some mails are the same, some are not, in a book that is not there yet: every mail is there once, and all is whole."""
    for folder, numbers in (("one", range(40)), ("two", range(20, 60))):
        (tmp_path / folder).mkdir()
        for number in numbers:
            (tmp_path / folder / f"{number:02}.eml").write_bytes(mail(number))
    running = [_adding(tmp_path / folder, where) for folder in ("one", "two")]
    said = [(*program.communicate(), program.returncode) for program in running]
    assert [code for *_, code in said] == [0, 0], said
    lines = [json.loads(line) for out, *_ in said for line in out.splitlines()]
    assert len(lines) == 80
    assert sum(line["new"] for line in lines) == 60
    book = Book(where, Campaigns())
    assert {one.sha256 for one in book.cases(most=1000)} == {line["sha256"] for line in lines}
    assert list(book.upkeep().check().look()) == []
    book.close()


def test_bytes_that_cannot_be_kept_keep_the_case_out(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error of a thread that writes reaches who asked, after all of them have come to rest, and no row was written."""
    case, raw = analysed(mail(1))
    others = [analysed(mail(number)) for number in range(2, 12)]

    def refused(sha256: str, _content: bytes) -> bool:
        if sha256 == case.specimen.sha256:
            raise BookError("files", "the disk refuses")
        return True

    monkeypatch.setattr(book._blobs, "put", refused)
    with pytest.raises(BookError, match="the disk refuses"):
        book.keep([Book.entry(case, raw), *(Book.entry(*one) for one in others)])
    assert not book.known([one.specimen.sha256 for one, _ in [(case, raw), *others]])


def test_nothing_is_written_any_more_when_an_error_is_told(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a case's keys cannot be made, the threads that write bytes come to rest before who asked hears of it."""
    written = []

    def slow(sha256: str, _content: bytes) -> bool:
        time.sleep(0.05)
        written.append(sha256)
        return True

    def broken(_case: object) -> None:
        raise BookError("keys", "no keys can be made")

    monkeypatch.setattr(book._blobs, "put", slow)
    monkeypatch.setattr(book._store.placer, "keys", broken)
    entries = [Book.entry(*analysed(mail(number))) for number in range(1, 20)]
    with pytest.raises(BookError, match="no keys"):
        book.keep(entries)
    assert len(written) == len(entries)
