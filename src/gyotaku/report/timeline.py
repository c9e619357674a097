"""The attack in time: domains registered, certificate issued, mail sent and received, page seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from gyotaku.data.domains import registered
from gyotaku.model.facts import Certificate, DateClaim, PageView
from gyotaku.model.noun import Noun
from gyotaku.report import reading
from gyotaku.report.page import JST, Page
from gyotaku.rules.registrations import stated_days


class Event(Noun, frozen=True, kw_only=True):
    """One dated thing."""

    at: datetime
    when: str
    what: str
    cite: str


def events(page: Page) -> list[Event]:
    """List what happened, oldest first."""
    return sorted(_events(page), key=lambda event: (event.at, event.what))


def _events(page: Page) -> Iterator[Event]:
    sender = reading.sender(page)
    links = reading.targets(page)
    names = [("timeline.sender-registered", (sender[0].registrable, sender[0].domain))] if sender else []
    names += [("timeline.site-registered", (link.final_registrable, link.registrable)) for link, _ in links[:1]]
    for key, domains in names:
        yield from _registered(page, key, *domains)
    hosts = {name for link, _ in links for name in (link.goes_to, registered(link.goes_to))}
    issued = [(fact.not_before, seen) for fact, seen in page.evidence.of(Certificate) if fact.host in hosts and fact.not_before]
    # Later ones are renewals: the first one known belongs to the attack.
    for first, seen in sorted(issued, key=lambda pair: pair[0])[:1]:
        yield Event(at=first, when=page.moment(first), what=page.words("timeline.certificate"), cite=seen.id)
    for claim, seen in page.evidence.all(DateClaim, role="received")[:1]:
        if claim.at:
            yield Event(at=claim.at, when=page.moment(claim.at), what=page.words("timeline.received"), cite=seen.id)
    for view, seen in page.evidence.of(PageView):
        if seen.at:
            what = page.words("timeline.page", state=page.word("state", view.state))
            yield Event(at=seen.at, when=page.moment(seen.at), what=what, cite=seen.id)
            return


def _registered(page: Page, key: str, *domains: str) -> Iterator[Event]:
    """Yield when a domain was registered; where sources differ, each day with who states it."""
    found = reading.registrations(page, *domains)
    moments = {seen.id: fact.registered_at for fact, seen in found if fact.registered_at}
    differing = stated_days(found)
    for stated in differing:
        seen = next((one for one in stated.seen if one.id in moments), stated.seen[0])
        at = moments.get(seen.id)
        if at is None or at.astimezone(JST).date() != stated.day:
            at, when = datetime.combine(stated.day, time(), JST), page.day(stated.day)
        else:
            when = page.moment(at)
        what = page.words(key, domain=found[0][0].domain)
        if len(differing) > 1:
            what = page.words("timeline.by", what=what, source=reading.stated_by(page, stated))
        yield Event(at=at, when=when, what=what, cite=seen.id)
