"""The course of one attack in dated steps, as far as evidence tells it; for book and report, which do not see each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from gyotaku.data.domains import registered
from gyotaku.model.case import Reported
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Certificate, Link, Listing, Milestone, PageView, Registration
from gyotaku.rules.moments import JAPAN, received_on

GONE = frozenset({"closed", "no-such-name", "timeout", "dead", "parked"})
"""States of a page that is there no more."""
MOST = 12
"""Most milestones told of one mail."""

Marked = tuple[Milestone, Observation | None]
"""A milestone, and what it rests on; None for what an analyst told."""


class Look(NamedTuple):
    """One look at a page that showed something else than the one before."""

    view: PageView
    seen: Observation
    at: datetime
    before: str
    """State at the look before; empty for the first."""

    @property
    def kind(self) -> str:
        """What it is called among milestones: page | page-changed | page-gone."""
        return "page" if not self.before else "page-gone" if self.view.state in GONE else "page-changed"


def looks(evidence: Evidence) -> Iterator[Look]:
    """Yield when the page was first seen, and each change of what the same kind of visitor was shown at the same address."""
    dated = sorted(((view, seen, seen.at) for view, seen in evidence.of(PageView) if seen.at), key=lambda one: one[2])
    before = ""
    for view, seen, at in dated:
        if view.profile == dated[0][0].profile and view.url == dated[0][0].url and view.state != before:
            yield Look(view, seen, at, before)
            before = view.state


def milestones(evidence: Evidence, targets: Sequence[Link], reported: Iterable[Reported] = ()) -> list[Marked]:
    """List the milestones of a mail, oldest first, at most `MOST`; `targets` are where it leads, the first one first."""
    found = [*_registered(evidence, targets), *_certified(evidence, targets), *_seen(evidence), *_told(evidence, reported)]
    return sorted(found, key=lambda pair: (pair[0].on, ORDER.index(pair[0].kind), pair[0].of))[:MOST]


ORDER = ("sender-registered", "site-registered", "certificate", "mail", "page", "page-changed", "page-gone", "listed", "reported")
"""Kinds in the order in which they follow each other on one day."""


def _registered(evidence: Evidence, targets: Sequence[Link]) -> Iterator[Marked]:
    sender = evidence.first(Address, role="from")
    site = targets[0] if targets else None
    sides = (
        ("sender-registered", (sender[0].registrable, sender[0].domain) if sender else ()),
        ("site-registered", (site.final_registrable, site.registrable) if site else ()),
    )
    told: set[str] = set()
    for kind, names in sides:
        wanted = {form for name in names if name for form in (name, registered(name))} - told
        days = [
            (day, fact.domain, seen)
            for fact, seen in evidence.of(Registration)
            if fact.domain in wanted and (day := fact.day(JAPAN))
        ]
        # Where sources differ, the oldest day counts, as for the rules.
        for day, domain, seen in sorted(days, key=lambda one: one[0])[:1]:
            told.add(domain)
            yield Milestone(kind=kind, on=day, of=domain), seen


def _certified(evidence: Evidence, targets: Sequence[Link]) -> Iterator[Marked]:
    hosts = {name for link in targets for name in (link.goes_to, registered(link.goes_to))}
    issued = [
        (fact.not_before, fact.host, seen) for fact, seen in evidence.of(Certificate) if fact.host in hosts and fact.not_before
    ]
    # Later ones are renewals: the first one known belongs to the attack.
    for at, host, seen in sorted(issued, key=lambda one: one[0])[:1]:
        yield Milestone(kind="certificate", on=at.astimezone(JAPAN).date(), of=host), seen


def _seen(evidence: Evidence) -> Iterator[Marked]:
    received = received_on(evidence)
    if received is not None:
        yield Milestone(kind="mail", on=received[0]), received[1]
    for look in looks(evidence):
        on = look.at.astimezone(JAPAN).date()
        yield Milestone(kind=look.kind, on=on, state=look.view.state, before=look.before), look.seen


def _told(evidence: Evidence, reported: Iterable[Reported]) -> Iterator[Marked]:
    listed: set[str] = set()
    for listing, seen in evidence.of(Listing):
        if listing.listed and seen.at and listing.list not in listed:
            listed.add(listing.list)
            yield Milestone(kind="listed", on=seen.at.astimezone(JAPAN).date(), of=listing.list), seen
    for one in reported:
        yield Milestone(kind="reported", on=one.on, of=one.to), None
