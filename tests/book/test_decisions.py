"""Decisions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.errors import UsageError
from gyotaku.model.case import Decisions, Reported


@pytest.fixture
def name(book: Book) -> str:
    """Return the hash of the one case of the book."""
    return book.keep([book.entry(*analysed(mail()))])[0].sha256


def test_a_label_by_hand_stands_above_the_verdict_and_can_be_lifted(book: Book, name: str) -> None:
    """Lists and trends show the analyst's label; the verdict's own stays beside it; every word stays in the record."""
    judged = book.cases()[0].judged
    book.decide(name, [("label", "likely-genuine")], author="Sato", because="asked the bank")
    one = book.cases("label:likely-genuine")[0]
    assert (one.label, one.judged) == ("likely-genuine", judged)
    book.decide(name, [("label", "none")], author="Sato", because="they were wrong")
    assert book.cases()[0].label == judged
    assert [(made.author, made.value, made.because) for made in book.dossier(name).decisions] == [
        ("Sato", "likely-genuine", "asked the bank"),
        ("Sato", "none", "they were wrong"),
    ]


def test_a_label_by_hand_outlives_a_new_version(book: Book, name: str) -> None:
    """A machine never undoes an analyst's word."""
    book.decide(name, [("label", "unwanted")], author="Sato", because="an advertisement")
    case = book.case(name)
    other, _ = analysed(mail(subject="other"))
    changed = type(case)(tool="gyotaku/next", specimen=case.specimen, evidence=other.evidence, verdict=other.verdict)
    (kept,) = book.keep([book.entry(changed, None)], again=True)
    assert (kept.new, kept.label, book.cases()[0].label) == (True, "unwanted", "unwanted")


def test_the_trends_follow_a_label(book: Book, name: str) -> None:
    """What an analyst calls genuine is no longer counted as phishing."""
    book.decide(name, [("label", "phishing")], author="Sato", because="sure")
    book.decide(name, [("label", "likely-genuine")], author="Sato", because="asked the bank")
    with book._database.reading() as connection:
        rows = connection.execute(text("SELECT facet, value, cases FROM tally WHERE cases <> 0")).all()
    assert [tuple(row) for row in rows] == [("label", "likely-genuine", 1)]


def test_tags_notes_and_tlp_add_up(book: Book, name: str) -> None:
    """A tag can be taken away; the last TLP stands."""
    for kind, value in (("tag", "urgent"), ("tag", "card"), ("untag", "urgent"), ("tlp", "amber"), ("note", "sent to the bank")):
        book.decide(name, [(kind, value)], author="Sato")
    dossier = book.dossier(name)
    assert (dossier.tags, dossier.tlp) == (("card",), "AMBER")
    assert len(dossier.decisions) == 5
    assert len(book.cases("tag:card")) == 1
    assert book.cases("tag:urgent") == []


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (("label", "phishing", "Sato", ""), "needs a reason"),
        (("label", "evil", "Sato", "x"), "No label is called"),
        (("note", "x", " ", ""), "needs a name"),
        (("tlp", "blue", "Sato", ""), "No TLP is called"),
        (("tag", " ", "Sato", ""), "is empty"),
        (("reported", "x" * 201, "Sato", ""), "longer than 200"),
        (("reported", "the police", "", ""), "needs a name"),
    ],
)
def test_a_decision_that_lacks_something_says_what(book: Book, name: str, decision: tuple[str, str, str, str], said: str) -> None:
    """Nothing half-said is written down."""
    kind, value, author, reason = decision
    with pytest.raises(UsageError, match=said):
        book.decide(name, [(kind, value)], author=author, because=reason)
    assert book.dossier(name).decisions == []


def test_where_it_was_reported_is_kept_and_carried_into_the_case(book: Book, name: str) -> None:
    """Of each place the last word holds, every word stays in the record; a recalled case knows the places and not the name."""
    day = date(2026, 3, 16)
    book.decide(
        name, [("reported", "a desk"), ("reported", "フィッシング対策協議会"), ("reported", "gone")], author="Sato", on=day
    )
    book.decide(name, [("reported", "a desk"), ("unreported", " gone")], author="Ito", because="again", on=date(2026, 3, 18))
    told = (Reported(to="a desk", on=date(2026, 3, 18)), Reported(to="フィッシング対策協議会", on=day))
    assert book.dossier(name).reported == told
    assert [(made.author, made.value) for made in book.dossier(name).decisions][:4:3] == [
        ("Sato", "2026-03-16 a desk"),
        ("Ito", "2026-03-18 a desk"),
    ]
    carried = book.decided(book.case(name)).decisions
    assert carried == Decisions(reported=told)
    book.decide(name, [("reported", "the police")], author="Sato")
    (*_, last) = book.dossier(name).reported
    assert last.at is not None
    assert last.at <= datetime.now(UTC)
