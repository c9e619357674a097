"""The attack in time: domains registered, certificate issued, mails received, page seen, changed and gone, listed, reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from gyotaku.data.domains import registered
from gyotaku.model.facts import Certificate, DateClaim, Listing, Sighting
from gyotaku.model.noun import Noun
from gyotaku.model.report import Figure, Piece
from gyotaku.report import reading
from gyotaku.report.drawings.timeline import draw_timeline
from gyotaku.report.page import JST, Ours, Page
from gyotaku.rules.course import looks
from gyotaku.rules.registrations import stated_days


class Event(Noun, frozen=True, kw_only=True):
    """One dated thing."""

    at: datetime
    when: str
    what: str
    cite: str = ""
    """Empty for what an analyst told: it rests on no evidence of the case."""


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
            caption=page.words("drawing.timeline-caption") + _told(page, found),
            svg=draw_timeline(tuple((event.when, event.what) for event in found), page.words("drawing.days")),
            cites=page.ids(event.cite for event in found if event.cite),
        )
    ]


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
    yield from _campaign(page)
    yield from _views(page)
    listed: set[str] = set()
    for listing, seen in page.evidence.of(Listing):
        if listing.listed and seen.at and listing.list not in listed:
            listed.add(listing.list)
            what = page.words("timeline.listed", list=page.source(listing.list))
            yield Event(at=seen.at, when=page.moment(seen.at), what=what, cite=seen.id)
    yield from _reported(page)


def _told(page: Page, found: list[Event]) -> str:
    return page.words("drawing.timeline-told") if any(not event.cite for event in found) else ""


def _reported(page: Page) -> Iterator[Event]:
    """Yield each report; of one whose hour is unknown the day ends before it, for the mail of that day came first."""
    for told in page.case.decisions.reported if page.case.decisions else ():
        at, when = (told.at, page.moment(told.at)) if told.at else (datetime.combine(told.on, time.max, JST), page.day(told.on))
        yield Event(at=at, when=when, what=page.words("timeline.reported", to=reading.place(page, told.to)))


def _campaign(page: Page) -> Iterator[Event]:
    """Yield the first and the last other mail of the campaign."""
    dated = [(fact.seen, seen.id) for fact, seen in page.evidence.of(Sighting) if fact.campaign and fact.seen]
    ends = [("timeline.campaign-first", min(dated)), ("timeline.campaign-last", max(dated))] if dated else []
    for key, (day, cite) in ends if len({day for day, _ in dated}) > 1 else ends[:1]:
        yield Event(at=datetime.combine(day, time(), JST), when=page.day(day), what=page.words(key), cite=cite)


def _views(page: Page) -> Iterator[Event]:
    """Yield when the page was first seen, and each change of it."""
    for look in looks(page.evidence):
        what = page.words(
            f"timeline.{look.kind}", state=page.word("state", look.view.state), before=page.word("state", look.before)
        )
        yield Event(at=look.at, when=page.moment(look.at), what=what, cite=look.seen.id)


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
