from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
from tests.reported import HOST, URL, case, pocketcard, seen

from gyotaku.model.case import Case, Label, Verdict
from gyotaku.model.facts import AuthRecorded, DateClaim, Link, Registration
from gyotaku.model.finding import Finding, Severity, Stance
from gyotaku.phrases import catalogue
from gyotaku.report import reading
from gyotaku.report.page import Page
from gyotaku.rules.registrations import stated_days

VERDICT = Verdict(label=Label.SUSPICIOUS, score=50)


def page_of(one: Case) -> Page:
    """Open a page on a case."""
    return Page(one, catalogue("ja"), published=True)


def link(host: str, **more: object) -> Link:
    """Make a link to a host."""
    url = f"https://{host}/"
    whole = {"target": url, "url": url, "scheme": "https", "host": host, "registrable": host, **more}
    return msgspec.convert(whole, Link)


def test_buttons_lead_and_official_links_do_not_count() -> None:
    """The landing site is where a button goes; links to the brands' own sites, pictures and mailto are not landing sites."""
    links = [
        link("footer.test", text="privacy", footer=True),
        link("bank.co.jp", text="official", official="bank"),
        link("img.test", carrier="img"),
        link("evil.test", text="今すぐ", button=True),
        link("evil.test", text="again", count=2),
        link("mail.test", scheme="mailto"),
    ]
    found = reading.targets(page_of(case([seen(one) for one in links], VERDICT)))
    assert [one.host for one, _ in found] == ["evil.test", "footer.test"]


def test_age_counts_days_of_japan() -> None:
    """Both days are Japan's: a mail of 23:30 UTC arrived on the next day."""
    at = DateClaim(role="received", at=datetime(2026, 3, 14, 23, 30, tzinfo=UTC))
    page = page_of(case([seen(at, "Received")], VERDICT))
    assert reading.age(page, Registration(domain="x.cn", registered=date(2026, 3, 10))) == 5
    assert reading.age(page, Registration(domain="x.cn", registered_at=datetime(2026, 3, 9, 20, tzinfo=UTC))) == 5
    assert reading.age(page, Registration(domain="x.cn")) is None


def test_only_young_domains_are_young() -> None:
    """An old domain, and one registered after receipt, give no age to point at."""
    page = page_of(pocketcard())
    found = reading.youngest(page, "gghxw.cn")
    assert found is not None
    assert found[0] == 5
    later = Registration(domain="later.cn", registered=date(2026, 4, 1))
    old = Registration(domain="old.cn", registered=date(2020, 1, 1))
    observations = [*pocketcard().evidence.observations, seen(later, source="r"), seen(old, source="r")]
    page = page_of(case(list(observations), VERDICT))
    assert reading.youngest(page, "later.cn") is None
    assert reading.youngest(page, "old.cn") is None


def test_a_disputed_age_convicts_nobody() -> None:
    """One source says five days, the object number years: the domain is disputed, and no young one."""
    kept = Registration(domain="x.cn", registered=date(2026, 3, 10), object_date=date(2019, 6, 28))
    clear = Registration(domain="y.cn", registered=date(2026, 3, 10), object_date=date(2026, 3, 10))
    page = page_of(case([*pocketcard().evidence.observations, seen(kept, source="r"), seen(clear, source="r")], VERDICT))
    assert reading.disputed(page, "x.cn")
    assert reading.youngest(page, "x.cn") is None
    assert not reading.disputed(page, "y.cn")
    assert reading.youngest(page, "y.cn") is not None
    assert [reading.stated_by(page, one) for one in stated_days(reading.registrations(page, "x.cn"))] == ["r", "rの管理番号"]


def test_a_registration_is_found_under_the_registered_name() -> None:
    """Private suffixes do not hide what stands in the registry."""
    page = page_of(case([seen(Registration(domain="pages.dev"), source="r")], VERDICT))
    assert [fact.domain for fact, _ in reading.registrations(page, "x.pages.dev")] == ["pages.dev"]


def test_claims_of_failed_authentication_do_not_count() -> None:
    """Only what the receiver's own server recorded is used."""
    auth = [AuthRecorded(method="spf", outcome="fail", trusted=False), AuthRecorded(method="dmarc", outcome="fail")]
    page = page_of(case([seen(one, "Authentication-Results") for one in auth], VERDICT))
    assert [fact.method for fact, _ in reading.failed_authentication(page)] == ["dmarc"]


def test_a_finding_without_a_sentence_is_named_and_counted() -> None:
    """Of several instances the first is told and the others are counted; values are made inert."""
    finding = Finding(
        rule="no.such-rule", severity=Severity.LOW, stance=Stance.PHISHING, cites=("E1",), values=({"host": HOST}, {"host": URL})
    )
    sentence = reading.finding_sentence(page_of(pocketcard()), finding)
    assert sentence.text == "規則 no.such-rule に当てはまりました。（ほか1か所）"
    assert sentence.cites == ("E1",)


def test_codes_in_a_finding_become_words() -> None:
    """Visitors, states, signs and what is asked for are said in the language of the report; what is no code stands as it is."""
    values = {"visitor": "desktop-ja", "state_seen": "error-page", "visitor_other": "iphone-ja", "state_other": "phishing-form"}
    finding = Finding(rule="page.device-gated", severity=Severity.HIGH, stance=Stance.PHISHING, cites=("E1",), values=(values,))
    said = reading.finding_sentence(page_of(pocketcard()), finding).text
    assert "iPhone（日本語）には「稼働中（実在の会社を装った入力画面を表示）」" in said
    assert "page" not in said
    asked = msgspec.structs.replace(
        finding, rule="page.form-asks-secrets", values=({"asks": "card, security-code", "host": HOST},)
    )
    assert "カード番号、セキュリティコードを入力" in reading.finding_sentence(page_of(pocketcard()), asked).text
    phrase = msgspec.structs.replace(finding, rule="text.asks-for-secret", values=({"asks": "card, 魚", "phrase": "x"},))
    assert "カード番号、魚" not in reading.finding_sentence(page_of(pocketcard()), phrase).text
