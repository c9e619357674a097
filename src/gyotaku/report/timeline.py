"""The attack in time: domains registered, certificate issued, mail sent and received, page seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from gyotaku.model.facts import Certificate, DateClaim, PageView
from gyotaku.model.noun import Noun
from gyotaku.report import reading
from gyotaku.report.page import JST, Page


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
        for fact, seen in reading.registrations(page, *domains)[:1]:
            on = reading.registered_on(fact)
            if on:
                at = datetime.combine(on, time(), JST)
                yield Event(at=at, when=page.day(on), what=page.words(key, domain=fact.domain), cite=seen.id)
    hosts = {link.goes_to for link, _ in links}
    for fact_, seen in page.evidence.of(Certificate):
        if fact_.host in hosts and fact_.not_before:
            yield Event(
                at=fact_.not_before, when=page.moment(fact_.not_before), what=page.words("timeline.certificate"), cite=seen.id
            )
    for claim, seen in page.evidence.all(DateClaim, role="received")[:1]:
        if claim.at:
            yield Event(at=claim.at, when=page.moment(claim.at), what=page.words("timeline.received"), cite=seen.id)
    for view, seen in page.evidence.of(PageView):
        if seen.at:
            what = page.words("timeline.page", state=page.word("state", view.state))
            yield Event(at=seen.at, when=page.moment(seen.at), what=what, cite=seen.id)
            return
