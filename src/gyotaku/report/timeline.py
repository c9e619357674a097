"""The attack in time: domains registered, certificate issued, mails received, page seen, changed and gone, listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from gyotaku.model.facts import Certificate, DateClaim, Listing, PageView, Sighting
from gyotaku.model.noun import Noun
from gyotaku.model.report import Figure, Piece
from gyotaku.report import reading
from gyotaku.report.drawings.timeline import draw_timeline
from gyotaku.report.page import JST, Ours, Page

GONE = frozenset({"closed", "no-such-name", "timeout", "dead", "parked"})
"""States of a page that is there no more."""


class Event(Noun, frozen=True, kw_only=True):
    """One dated thing."""

    at: datetime
    when: str
    what: str
    cite: str


def events(page: Page) -> list[Event]:
    """List what happened, oldest first."""
    return sorted(_events(page), key=lambda event: (event.at, event.what))


def picture(page: Page, found: list[Event]) -> list[Piece]:
    """Draw the events; nothing when there are fewer than two, for one date is no course of things."""
    if len(found) < 2:
        return []
    return [
        Figure(
            alt=page.words("drawing.timeline-alt", events=page.joined(Ours(f"{event.when} {event.what}") for event in found)),
            caption=page.words("drawing.timeline-caption"),
            svg=draw_timeline(tuple((event.when, event.what) for event in found), page.words("drawing.days")),
            cites=page.ids(event.cite for event in found),
        )
    ]


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
    yield from _campaign(page)
    yield from _views(page)
    listed: set[str] = set()
    for listing, seen in page.evidence.of(Listing):
        if listing.listed and seen.at and listing.list not in listed:
            listed.add(listing.list)
            what = page.words("timeline.listed", list=listing.list)
            yield Event(at=seen.at, when=page.moment(seen.at), what=what, cite=seen.id)


def _campaign(page: Page) -> Iterator[Event]:
    """Yield the first and the last other mail of the campaign."""
    dated = [(fact.seen, seen.id) for fact, seen in page.evidence.of(Sighting) if fact.campaign and fact.seen]
    ends = [("timeline.campaign-first", min(dated)), ("timeline.campaign-last", max(dated))] if dated else []
    for key, (day, cite) in ends if len({day for day, _ in dated}) > 1 else ends[:1]:
        yield Event(at=datetime.combine(day, time(), JST), when=page.day(day), what=page.words(key), cite=cite)


def _views(page: Page) -> Iterator[Event]:
    """Yield when the page was first seen, and each change of what the same kind of visitor was shown."""
    dated = sorted(((view, seen, seen.at) for view, seen in page.evidence.of(PageView) if seen.at), key=lambda one: one[2])
    before = ""
    for view, seen, at in dated:
        if view.profile != dated[0][0].profile or view.url != dated[0][0].url or view.state == before:
            continue
        key = "timeline.page" if not before else "timeline.page-gone" if view.state in GONE else "timeline.page-changed"
        what = page.words(key, state=page.word("state", view.state), before=page.word("state", before))
        yield Event(at=at, when=page.moment(at), what=what, cite=seen.id)
        before = view.state
