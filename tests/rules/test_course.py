from __future__ import annotations

from datetime import UTC, date, datetime

from gyotaku.model.case import Reported
from gyotaku.model.evidence import Evidence, Observation, Source
from gyotaku.model.facts import Address, Certificate, DateClaim, Fact, Link, Listing, PageView, Registration
from gyotaku.rules.course import MOST, looks, milestones

SITE = Link(target="x", url="https://a.evil.example/x", scheme="https", host="a.evil.example", registrable="evil.example")
OTHER = "https://a.evil.example/y"


def of(*facts: Fact | tuple[Fact, datetime]) -> Evidence:
    """Return evidence that holds these facts, some with the time of their answer."""
    pairs = [one if isinstance(one, tuple) else (one, None) for one in facts]
    return Evidence().plus(tuple(Observation(id="", fact=fact, source=Source(name="x"), at=at) for fact, at in pairs))


def on(day: int, hour: int = 3) -> datetime:
    """Return a moment of March 2026."""
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def view(state: str, url: str = SITE.url, profile: str = "desktop") -> PageView:
    """Return what a visitor was shown."""
    return PageView(url=url, profile=profile, state=state)


def test_the_whole_course_in_order() -> None:
    """Registered, certified, received, seen, gone, listed, reported: each with what it is of, in Japan's days."""
    evidence = of(
        DateClaim(role="received", at=on(14, 20)),
        Address(role="from", address="a@from.example", domain="from.example", registrable="from.example"),
        Registration(domain="from.example", registered=date(2026, 3, 10)),
        Registration(domain="evil.example", registered=date(2026, 3, 12)),
        Registration(domain="evil.example", registered=date(2026, 3, 11)),
        Registration(domain="stranger.example", registered=date(2026, 3, 1)),
        Certificate(host="a.evil.example", issuer="CA", not_before=on(13)),
        Certificate(host="a.evil.example", issuer="CA", not_before=on(12)),
        Certificate(host="stranger.example", issuer="CA", not_before=on(1)),
        (view("card-form"), on(15)),
        (view("dead"), on(18)),
        (Listing(about="url:x", list="openphish", listed=True), on(16)),
        (Listing(about="url:y", list="openphish", listed=True), on(17)),
        (Listing(about="url:x", list="urlhaus", listed=False), on(16)),
    )
    found = milestones(evidence, [SITE], [Reported(to="police", on=date(2026, 3, 17))])
    assert [(step.kind, step.on.day, step.of, step.state, step.before) for step, _ in found] == [
        ("sender-registered", 10, "from.example", "", ""),
        ("site-registered", 11, "evil.example", "", ""),
        ("certificate", 12, "a.evil.example", "", ""),
        ("mail", 15, "", "", ""),
        ("page", 15, "", "card-form", ""),
        ("listed", 16, "openphish", "", ""),
        ("reported", 17, "police", "", ""),
        ("page-gone", 18, "", "dead", "card-form"),
    ]
    assert [seen is None for _, seen in found] == [False] * 6 + [True, False]


def test_one_domain_of_sender_and_site_is_registered_once() -> None:
    """Both lie in one domain: one thing happened."""
    sender = Address(role="from", address="a@evil.example", domain="evil.example", registrable="evil.example")
    found = milestones(of(sender, Registration(domain="evil.example", registered=date(2026, 3, 10))), [SITE])
    assert [step.kind for step, _ in found] == ["sender-registered"]


def test_only_changes_of_what_one_kind_of_visitor_was_shown_count() -> None:
    """Another visitor, another address, and a look that showed the same are no change."""
    evidence = of(
        (view("alive"), on(1)),
        (view("dead", profile="mobile"), on(2)),
        (view("dead", url=OTHER), on(3)),
        (view("alive"), on(4)),
        (view("captcha"), on(5)),
        view("dead"),
    )
    assert [(look.kind, look.view.state, look.before) for look in looks(evidence)] == [
        ("page", "alive", ""),
        ("page-changed", "captcha", "alive"),
    ]


def test_a_course_has_an_end() -> None:
    """A mail on a hundred lists tells of the first ones."""
    lists = [(Listing(about="url:x", list=f"list{number}", listed=True), on(2)) for number in range(100)]
    assert len(milestones(of(*lists), [SITE])) == MOST
