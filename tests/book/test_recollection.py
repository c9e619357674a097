from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.recollection import MOST, SOURCE, Relative, Words, recollect, shared, sightings, without_names
from gyotaku.errors import UsageError
from gyotaku.model.case import Case, Label, Reported
from gyotaku.model.evidence import Reason
from gyotaku.model.facts import Sighting, Trend
from gyotaku.model.trends import Trends
from gyotaku.report.masking import mask


def _bad(number: int, **more: str) -> tuple[Case, bytes]:
    case, raw = analysed(mail(number, **more))
    return msgspec.structs.replace(case, verdict=msgspec.structs.replace(case.verdict, label=Label.PHISHING)), raw


def _word(trends: Trends) -> Trend:
    return Trend(period=f"{trends.begin:%Y-%m}", text_ja=str(trends.total.now), text_en="", publisher="")


def test_what_two_cases_share_is_told_by_its_heaviest_family() -> None:
    """The brand first; an address and its range are one thing; an operator of networks is not told."""
    one, other = _bad(1)[0], _bad(2)[0]
    found = shared(one, other)
    assert found[0] == "brand"
    assert {"subject", "body"} <= set(found)
    assert "as" not in found


def test_the_campaign_comes_first_then_days() -> None:
    """A report shows the campaign before cases that are only similar."""
    told = list(
        sightings(
            [
                Relative(case=_bad(1)[0], shares=("kit",)),
                Relative(case=_bad(9)[0], shares=("body",), campaign="c"),
                Relative(case=_bad(3)[0], shares=("body",), campaign="c"),
            ]
        )
    )
    assert [(one.campaign, one.seen.day if one.seen else 0) for one in told] == [("c", 4), ("c", 10), ("", 2)]
    assert told[0].sender_domain == "mail.example"
    assert told[0].site == "phish.example"


def test_memory_is_put_at_the_end_and_replaced() -> None:
    """The mail's own numbers stay, for findings cite them; looking again adds nothing twice."""
    case = _bad(1)[0]
    relative = Relative(case=_bad(2)[0], shares=("body",), campaign="c")
    once = recollect(case, [relative])
    own = case.evidence.observations
    assert once.evidence.observations[: len(own)] == own
    assert [seen.source.name for seen in once.evidence.observations[len(own) :]] == [SOURCE]
    assert recollect(once, [relative]) == once


def test_a_book_that_knows_nothing_alike_was_asked() -> None:
    """Looked for and not there is another answer than nobody looked."""
    absence = recollect(_bad(1)[0], []).evidence.absent(Sighting)
    assert absence is not None
    assert absence.reason is Reason.NOT_PRESENT


def test_the_names_of_others_never_come_along() -> None:
    """What stands before 様 is a person unless it is anybody's."""
    assert without_names("山田太郎様へ重要なお知らせ") == "●●●様へ重要なお知らせ"
    assert without_names("【重要】鈴木 様 ご確認ください").count("鈴木") == 0
    assert without_names("お客様の口座について") == "お客様の口座について"
    assert without_names("会員様限定") == "会員様限定"


@pytest.fixture
def telling(where: str) -> Iterator[Book]:
    """A book that was handed the words it tells with."""
    one = Book(where, Campaigns(), create=True, words=Words(mask=mask, trend=_word, judge=lambda case: case, tell=lambda _: {}))
    yield one
    one.close()


def test_the_book_recalls_a_campaign_masked(telling: Book) -> None:
    """Other cases' recipients are in none of it; the month's count comes along once there are enough."""
    subjects = {number: f"【重要】victim@receiver.example ご利用確認のお願い {number}" for number in range(1, 8)}
    telling.keep([telling.entry(*_bad(number, subject=subject)) for number, subject in subjects.items()])
    told = telling.recall(_bad(7, subject=subjects[7])[0]).evidence
    found = [fact for fact, _ in told.of(Sighting)]
    assert len(found) == 6
    assert {bool(fact.campaign) for fact in found} == {True}
    assert [fact.text_ja for fact, _ in told.of(Trend) if not fact.publisher] == ["7"]
    assert b"victim" not in msgspec.json.encode(found)
    assert b"receiver.example" not in msgspec.json.encode(found)


def test_the_course_of_others_comes_along_with_what_was_reported(telling: Book) -> None:
    """Of a mail of the campaign, not of one that is only similar."""
    kept = telling.keep([telling.entry(*_bad(number)) for number in range(1, 4)])
    telling.decide(kept[0].sha256, [("reported", "police")], author="山田", on=date(2026, 6, 20))
    found = {fact.case: fact.course for fact, _ in telling.recall(_bad(3)[0]).evidence.of(Sighting)}
    told = found[kept[0].sha256[:12]]
    assert [(step.kind, step.on, step.of) for step in told if step.kind in {"mail", "reported"}] == [
        ("mail", date(2026, 6, 2), ""),
        ("reported", date(2026, 6, 20), "police"),
    ]
    relative = Relative(case=_bad(1)[0], shares=("body",), reported=(Reported(to="police", on=date(2026, 6, 20)),))
    assert next(sightings([relative])).course == ()


def test_of_a_large_campaign_the_first_and_the_last_mails_are_told(telling: Book) -> None:
    """A course has a beginning and an end, however many mails lie between them."""
    kept = telling.keep([telling.entry(*_bad(number)) for number in range(1, 25)])
    found = [fact for fact, _ in telling.recall(_bad(12)[0]).evidence.of(Sighting) if fact.campaign]
    told = {fact.case for fact in found}
    assert len(found) == MOST
    assert {kept[0].sha256[:12], kept[-1].sha256[:12]} <= told
    newest = telling.newest_of(kept[0].campaign or kept[1].campaign)
    assert newest is not None
    assert newest.specimen.sha256 == kept[-1].sha256
    assert telling.newest_of("c-none") is None


def test_a_case_that_is_not_kept_is_named(telling: Book) -> None:
    """The error says what to do."""
    with pytest.raises(UsageError, match="gyotaku add"):
        telling.recall(_bad(1)[0])
