from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.reported import pocketcard

from gyotaku.model.evidence import Absence, Reason
from gyotaku.model.facts import Certificate, Contact, Network, Trend
from gyotaku.model.report import Basis
from gyotaku.phrases import catalogue
from gyotaku.report.page import Ours, Page


@pytest.fixture
def page() -> Page:
    """The seed's case, for publication, in Japanese."""
    return Page(pocketcard(), catalogue("ja"), published=True)


def test_values_of_the_case_are_made_inert_and_our_own_are_not(page: Page) -> None:
    """Only text marked as ours may stand live in a publication."""
    assert page.safe("www.evil.cn") == "www[.]evil[.]cn"
    assert page.safe(Ours("pocketcard.co.jp")) == "pocketcard.co.jp"
    assert Page(page.case, page.texts, published=False).safe("www.evil.cn") == "www.evil.cn"


def test_control_characters_are_shown_by_number(page: Page) -> None:
    """A mail cannot turn the report's own text around."""
    assert page.safe("a\u202eb\x00") == "a⟨U+202E⟩b⟨U+0000⟩"
    assert Page(page.case, page.texts, published=False).safe("\u2066") == "⟨U+2066⟩"


def test_braces_in_a_value_stay_what_they_are(page: Page) -> None:
    """A subject cannot reach into the catalogue's sentences."""
    assert "{tags}" in page.words("tags.there", tags="{subject}", subject="{tags}")


def test_sentences_know_what_they_rest_on(page: Page) -> None:
    """Facts of the mail, answers from outside and conclusions are told apart by their evidence."""
    inside = page.evidence.observations[0]
    found = page.evidence.first(Network)
    assert found is not None
    assert page.state("sender.display-none", inside).basis is Basis.MAIL
    assert page.state("sender.display-none", found[1]).basis is Basis.OUTSIDE
    assert page.say("sender.display-none", inside).basis is Basis.CONCLUSION
    assert page.note("sender.display-none").cites == ()


def test_each_number_is_cited_once(page: Page) -> None:
    """Citing the same observation twice adds nothing."""
    inside = page.evidence.observations[0]
    assert page.say("sender.display-none", inside, inside, "E2").cites == ("E1", "E2")


def test_absences_have_numbers_and_reasons(page: Page) -> None:
    """What was not looked up reads so, with the reason and a number; it never reads as clean."""
    asked = page.missing(Certificate)
    assert (asked.text, asked.cites, asked.missing) == ("未照会（再生した記録に含まれていないため）", ("A5",), True)
    assert asked.basis is Basis.OUTSIDE
    assert page.missing(Contact).text == "記載なし"
    assert page.missing(Trend).text == "確認できず"


@pytest.mark.parametrize(
    ("reason", "detail", "text"),
    [
        (Reason.NOT_ATTEMPTED, "spf: offline (gghxw.cn)", "未照会（外部に問い合わせない設定で解析したため）"),
        (Reason.NOT_ATTEMPTED, "", "未照会"),
        (Reason.FAILED, "x", "確認できず（解析または照会に失敗）"),
        (Reason.TRUNCATED, "", "確認できず（上限に達し、途中まで読み取り）"),
        (Reason.UNREADABLE, "", "読み取れず"),
    ],
)
def test_every_reason_has_its_words(page: Page, reason: Reason, detail: str, text: str) -> None:
    """Each reason of absence is said in words of its own."""
    assert page.why_absent(Absence(kind="Network", reason=reason, detail=detail)) == text


def test_times_are_told_in_japan(page: Page) -> None:
    """Moments are shown in Japan's zone whatever zone they came in."""
    assert page.moment(datetime(2026, 3, 15, 8, 29, tzinfo=UTC)) == "2026-03-15 17:29 JST"
    assert page.day(date(2026, 3, 10)) == "2026-03-10"


def test_unknown_codes_stand_for_themselves(page: Page) -> None:
    """A code without a word is printed, not dropped; a country without a name likewise."""
    assert page.word("state", "brand-new") == "brand-new"
    assert page.country("CN") == "中国（CN）"
    assert page.country("ZZ") == "ZZ"
