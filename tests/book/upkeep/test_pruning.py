"""Letting go of what is old."""

from __future__ import annotations

import pytest
from tests.book.upkeep.damage import damage, filled, kinds, looked

from gyotaku.book.facade import Book
from gyotaku.errors import BookError, UsageError

OLD = "UPDATE specimen SET added = added - 100 * 86400"


def _old(book: Book, count: int = 5) -> list[str]:
    names = filled(book, count)
    damage(book, OLD)
    return names


def test_mails_and_captures_go_and_the_cases_stay(book: Book) -> None:
    """Everything but the bytes is as it was; the files beside the book are gone, and nothing is left over."""
    names = _old(book)
    before = book.cases()
    pruning = book.upkeep().prune()
    plan = pruning.plan(99)
    assert [(one.sha256, one.mail, one.files, one.case) for one in plan.goes] == [
        (name, True, int(name == names[0]), False) for name in names
    ]
    done = pruning.carry_out(plan)
    assert (done.cases, done.blobs, done.stayed) == (6, 7, 0)
    assert book.cases() == before
    assert list(book._blobs.every()) == []
    assert book.case(names[0]).specimen.sha256 == names[0]
    assert looked(book) == []
    assert pruning.plan(99).goes == []


def test_whole_cases_go_without_a_trace(book: Book) -> None:
    """Lists, full text, keys, campaign, trends and similar cases know them no more."""
    names = _old(book)
    pruning = book.upkeep().prune()
    pruning.carry_out(pruning.plan(99, f"id:{names[0]}", whole=True))
    assert names[0] not in {one.sha256 for one in [*book.cases(), *book.search("ポケットカード")]}
    (campaign,) = list(book.campaigns())
    assert names[0] not in campaign.cases
    assert book.campaign(campaign.id)[1][-1].action == "pruned"
    assert looked(book) == []
    pruning.carry_out(pruning.plan(99, whole=True))
    assert book.cases() == []
    assert list(book.campaigns()) == []
    assert looked(book) == []


def test_what_was_published_decided_or_pinned_stays(book: Book) -> None:
    """Whatever the rule; the plan says how many stay and why."""
    names = _old(book)
    book.publish(names[0], {"en": "text"}, author="Sato")
    book.decide(names[1], [("note", "keep")], author="Sato")
    damage(book, "UPDATE specimen SET fixed = TRUE WHERE id = 3")
    for whole in (False, True):
        plan = book.upkeep().prune().plan(99, whole=whole)
        assert {one.sha256 for one in plan.goes} == set(names[3:])
        assert plan.stays == {"published": 1, "decided": 1, "pinned": 1}


def test_a_decision_after_the_plan_is_heeded(book: Book) -> None:
    """Between the list and the answer of a person, somebody may decide."""
    names = _old(book)
    pruning = book.upkeep().prune()
    plan = pruning.plan(99)
    book.decide(names[0], [("tag", "card")], author="Sato")
    assert pruning.carry_out(plan).stayed == 1
    assert book.raw(names[0])


def test_only_what_is_old_enough_and_meets_the_filter_goes(book: Book) -> None:
    """The rule is explicit: an age always, a filter where one is given."""
    names = _old(book)
    pruning = book.upkeep().prune()
    assert pruning.plan(101).goes == []
    assert [one.sha256 for one in pruning.plan(99, f"id:{names[2]}").goes] == [names[2]]
    with pytest.raises(UsageError, match="--older-than is a number of days"):
        pruning.plan(0)


def test_a_stopped_pruning_leaves_nothing_that_is_not_finished(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped before the bytes went: the check knows that they were to go, and the next pruning takes them."""
    names = _old(book)
    pruning = book.upkeep().prune()
    plan = pruning.plan(99)
    monkeypatch.setattr(book._blobs, "drop", lambda _name: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        pruning.carry_out(plan)
    monkeypatch.undo()
    assert kinds(looked(book)) == {"blob-pruned"}
    pruning.carry_out(pruning.plan(99))
    assert looked(book) == []
    assert not any(book._blobs.has(name) for name in names)


def test_pruning_waits_for_nobody(book: Book) -> None:
    """While mails are added the answer is one line."""
    _old(book)
    pruning = book.upkeep().prune()
    plan = pruning.plan(99)
    with book._database.at_work(), pytest.raises(BookError, match="another program is writing"):
        pruning.carry_out(plan)


def test_bytes_that_another_case_names_stay(book: Book) -> None:
    """One picture may belong to several captures."""
    names = _old(book)
    damage(book, "INSERT INTO kept_file (specimen, name, sha256) SELECT 2, name, sha256 FROM kept_file")
    pruning = book.upkeep().prune()
    pruning.carry_out(pruning.plan(99, f"id:{names[0]}"))
    assert looked(book) == []
