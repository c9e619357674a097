"""Registrations younger than a month."""

from __future__ import annotations

from datetime import UTC, date, datetime

from gyotaku.model.case import Label
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import DateClaim, Fact, Registration
from gyotaku.rules import apply
from gyotaku.rules.examples import claim, linked, relation, sender
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
