"""Registrations younger than a month."""

from __future__ import annotations

from datetime import UTC, date, datetime

from gyotaku.model.case import Label
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Certificate, DateClaim, Fact, Registration
from gyotaku.rules import apply
from gyotaku.rules.examples import claim, linked, relation, sender
from gyotaku.rules.registrations import certificate_ages, domain_ages, stated_days
from gyotaku.verdict import judge

RECEIVED = DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC))
NEW = Registration(domain="new-shop.example", registered=date(2026, 3, 12))
SHOP = (sender("info@new-shop.example"), linked("https://www.new-shop.example/"), NEW, RECEIVED)


def _evidence(*facts: Fact) -> Evidence:
    return Evidence().plus(tuple(Observation(id="", fact=fact) for fact in facts))


def test_a_genuine_new_shop_is_never_convicted_of_being_new() -> None:
    """Its own mail from its own new domain, linking to itself, gives no hard fact at all."""
    findings, undecided = apply(_evidence(*SHOP))
    assert [finding.rule for finding in findings if finding.rule.endswith("domain-new")] == ["page.domain-new"]
    assert not [finding.rule for finding in findings if finding.hard]
    assert judge(findings, undecided).label not in {Label.PHISHING, Label.LIKELY_PHISHING}


def test_one_registration_is_one_fact() -> None:
    """A link to the sender's own new domain does not make a second, independent one."""
    findings, _ = apply(_evidence(claim(), relation("unrelated", "new-shop.example"), *SHOP))
    assert [finding.rule for finding in findings if finding.rule.endswith("domain-new")] == ["page.sender-domain-new"]


def test_an_unverified_brand_makes_no_hard_fact() -> None:
    """What rests on general knowledge may not convict."""
    findings, _ = apply(_evidence(claim(verified=False), relation("unrelated", "new-shop.example"), *SHOP))
    assert [finding.rule for finding in findings if finding.rule.endswith("domain-new")] == ["page.domain-new"]


def test_a_registration_is_dated_in_japans_days() -> None:
    """Half past four in the afternoon in UTC is already the next day where ages are counted."""
    moment = Registration(
        domain="shop.example", registered=date(2026, 3, 11), registered_at=datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
    )
    (age,) = domain_ages(_evidence(moment, RECEIVED), ["www.shop.example"])
    assert (age.day, age.days, age.new) == (date(2026, 3, 12), 3, True)


def test_a_source_that_knows_an_older_day_leaves_the_domain_unconvicted() -> None:
    """Where sources disagree the oldest day counts, and everybody who states one is cited."""
    old = Registration(domain="new-shop.example", registered=date(2014, 3, 12))
    evidence = _evidence(*SHOP, old)
    (age,) = domain_ages(evidence, ["new-shop.example"])
    assert (age.day, age.new, len(age.seen)) == (date(2014, 3, 12), False, 3)
    assert not [finding.rule for finding in apply(evidence)[0] if finding.rule.endswith("domain-new")]


def test_the_day_in_an_object_number_is_a_witness() -> None:
    """CNNIC's object number begins with the day it was made: one from years before speaks against a new domain."""
    kept = Registration(domain="evil.example", registered=date(2026, 3, 10), object_date=date(2019, 6, 28))
    (age,) = domain_ages(_evidence(kept, RECEIVED), ["evil.example"])
    assert not age.new
    agreeing = Registration(domain="evil.example", registered=date(2026, 3, 10), object_date=date(2026, 3, 10))
    (age,) = domain_ages(_evidence(agreeing, RECEIVED), ["evil.example"])
    assert age.new


def test_the_first_certificate_counts() -> None:
    """Renewals are younger than the site; a certificate from after the mail has a negative age."""
    first = Certificate(host="a.example", issuer="CA", not_before=datetime(2026, 3, 1, tzinfo=UTC))
    later = Certificate(host="a.example", issuer="CA", not_before=datetime(2026, 3, 14, tzinfo=UTC))
    after = Certificate(host="b.example", issuer="CA", not_before=datetime(2026, 3, 20, tzinfo=UTC))
    ages = {age.of: age.days for age in certificate_ages(_evidence(later, first, after, RECEIVED))}
    assert ages == {"a.example": 14, "b.example": -5}
    assert list(certificate_ages(_evidence(first))) == []


def test_statements_a_day_apart_by_counting_agree() -> None:
    """A moment, the registry's own day and an object number of that day are one view; another day is another."""
    moment = Registration(
        domain="x.example", registered=date(2026, 3, 11), registered_at=datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
    )
    own_day = Registration(domain="x.example", registered=date(2026, 3, 11), object_date=date(2026, 3, 11))
    other = Registration(domain="x.example", registered=date(2026, 3, 9))
    found = stated_days(_evidence(moment, own_day, other, Registration(domain="x.example")).of(Registration))
    assert [(one.day, len(one.seen), one.numbered) for one in found] == [
        (date(2026, 3, 12), 3, False),
        (date(2026, 3, 9), 1, False),
    ]


def test_a_day_only_the_object_number_holds_is_marked() -> None:
    """Whoever reads of a dispute must see that the other day is a number's."""
    kept = Registration(domain="x.example", registered=date(2026, 3, 10), object_date=date(2019, 6, 28))
    found = stated_days(_evidence(kept).of(Registration))
    assert [(one.day, one.numbered) for one in found] == [(date(2026, 3, 10), False), (date(2019, 6, 28), True)]
