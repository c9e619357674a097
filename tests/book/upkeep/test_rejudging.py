"""Judging stored evidence again."""

from __future__ import annotations

import msgspec
from sqlalchemy import text
from tests.book.upkeep.damage import damage, filled, looked

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.recollection import Words
from gyotaku.book.upkeep.rejudging import Turned, turned
from gyotaku.model.case import Case, Label, Verdict, Weighed
from gyotaku.report.trend_page import trend_fact

NEW = Verdict(label=Label.LIKELY_GENUINE, score=2, reasons=(Weighed(rule="text.new", weight=-3.0),))


def _judging(where: str) -> tuple[Book, list[str]]:
    """Return a book whose rules of today find the first campaign genuine, and leave the rest as it is."""

    def judge(case: Case) -> Case:
        return msgspec.structs.replace(case, verdict=NEW) if "victim" in str(case.evidence) and case.verdict.score > 19 else case

    words = Words(
        mask=lambda case: case,
        trend=trend_fact,
        judge=judge,
        tell=lambda _case: {},
    )
    book = Book(where, Campaigns(), create=True, words=words)
    return book, filled(book)


def test_a_look_lists_what_would_change_and_writes_nothing(where: str) -> None:
    """Label, score and the rules that weigh otherwise; the book stays as it is."""
    book, names = _judging(where)
    before = book.cases()
    old = {one.sha256: one for one in before}
    run = book.upkeep().rejudge()
    found = list(run.run())
    assert run.cases == 4
    assert found
    for one in found:
        assert one.before.label == old[one.sha256].label
        assert (one.after.label, one.after.score, one.kept) == ("likely-genuine", 2, None)
        assert Turned(rule="text.new", before=None, after=-3.0) in one.rules
    assert book.cases() == before
    assert {one.sha256 for one in found} <= set(names)
    book.close()


def test_kept_verdicts_are_new_versions_and_the_old_ones_stay(where: str) -> None:
    """History is kept, an analyst's label stays in force, a second run finds nothing, and the book is whole."""
    book, _ = _judging(where)
    first, second = (one.sha256 for one in list(book.upkeep().rejudge().run())[:2])
    book.decide(first, [("label", "phishing")], author="Sato", because="seen myself")
    old = book.case(first)
    kept = list(book.upkeep().rejudge().run(keep=True))
    assert {one.kept for one in kept} == {2}
    assert [(one.version, one.why) for one in book.dossier(first).versions] == [(1, "added"), (2, "rejudged")]
    assert book.case(first, 1) == old
    assert book.case(first).verdict == NEW
    assert book.dossier(first).line.label == "phishing"
    assert book.dossier(second).line.label == "likely-genuine"
    assert list(book.upkeep().rejudge().run(keep=True)) == []
    assert looked(book) == []
    book.close()


def test_a_filter_chooses_and_what_cannot_be_read_is_named(where: str) -> None:
    """One damaged case does not stop the rest."""
    book, names = _judging(where)
    run = book.upkeep().rejudge()
    assert {one.sha256 for one in run.run(f"id:{names[0]}")} <= {names[0]}
    assert run.cases == 1
    damage(book, "DELETE FROM document WHERE case_version = 1")
    run = book.upkeep().rejudge()
    list(run.run())
    assert (run.cases, run.unread) == (3, [names[0]])
    book.close()


def test_a_version_somebody_kept_meanwhile_stands(where: str) -> None:
    """Evidence that is newer than what was judged is not put behind it."""
    book, names = _judging(where)
    run = book.upkeep().rejudge()
    judged = run._again(names[0])
    assert judged is not None
    case = book.case(names[0])
    newer = msgspec.structs.replace(case, tool="gyotaku/meanwhile")
    book.keep([book.entry(newer, None)], again=True)
    assert list(run._kept([judged])) == []
    assert book.case(names[0]) == newer
    with book._database.reading() as connection:
        assert connection.execute(text("SELECT max(version) FROM case_version")).scalar() == 2
    book.close()


def test_rules_are_told_by_how_much_they_changed() -> None:
    """New ones, gone ones and other weights; equal ones are left out."""
    before = Verdict(label=Label.PHISHING, score=90, reasons=tuple(Weighed(rule=name, weight=1.0) for name in "abc"))
    after = Verdict(
        label=Label.PHISHING,
        score=95,
        reasons=(Weighed(rule="a", weight=1.0), Weighed(rule="b", weight=3.5), Weighed(rule="d", weight=0.5)),
    )
    assert turned(before, after) == (
        Turned(rule="b", before=1.0, after=3.5),
        Turned(rule="c", before=1.0, after=None),
        Turned(rule="d", before=None, after=0.5),
    )
