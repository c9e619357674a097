"""The received mail: what its header says, one row a fact."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.facts import Address, Charset, DateClaim, Mailer, MessageId, Subject
from gyotaku.model.report import Basis, Cell, Piece, Table
from gyotaku.report import reading
from gyotaku.report.page import Page

Row = tuple[Cell, ...]
_ROLES = ("sender", "reply-to", "return-path", "to", "cc", "envelope-to")
_RECIPIENTS = frozenset({"to", "cc", "envelope-to"})
_SHOWN = 5
"""Most mailboxes shown of one role."""
_SKEW = 15 * 60
"""Clocks differ; only more than this many seconds are pointed out."""


def received(page: Page) -> list[Piece]:
    """Write the table of the received mail."""
    rows: list[Row] = [*_subject(page), *_from(page), *_others(page), *_times(page), *_program(page), _specimen(page)]
    return [Table(caption=page.words("received.table"), rows=tuple(rows))]


def _subject(page: Page) -> Iterator[Row]:
    found = reading.subject(page)
    cell = page.cell(found[0].text or page.words("received.empty-subject"), found[1]) if found else page.missing(Subject)
    yield page.label("row.subject"), cell
    if found and found[0].tags:
        yield page.label("received.tags"), page.cell(" ".join(found[0].tags), found[1])


def _from(page: Page) -> Iterator[Row]:
    found = page.evidence.all(Address, role="from")
    if not found:
        yield page.label("row.from"), page.missing(Address)
    for fact, seen in found[:_SHOWN]:
        yield page.label("row.from"), page.cell(fact.address or page.words("missing.empty"), seen, code=True)
        shown = page.cell(fact.display, seen) if fact.display else _none(page, "received.no-display", seen.id)
        yield page.label("received.display"), shown


def _none(page: Page, key: str, *cites: str) -> Cell:
    return Cell(text=page.words(key), cites=cites, basis=Basis.MAIL, missing=True)


def _others(page: Page) -> Iterator[Row]:
    for role in _ROLES:
        found = page.evidence.all(Address, role=role)
        for fact, seen in found[:_SHOWN]:
            address = fact.address or page.words("received.null-path" if role == "return-path" else "missing.empty")
            text = page.safe(address)
            if page.published and role in _RECIPIENTS:
                text += page.words("received.masked")
            yield page.label(f"role.{role}"), Cell(text=text, cites=(seen.id,), basis=Basis.MAIL, code=True)
        if len(found) > _SHOWN:
            yield page.label(f"role.{role}"), page.cell(page.words("received.more", count=len(found) - _SHOWN), found[_SHOWN][1])
    if not page.evidence.all(Address, role="reply-to") and (found := page.evidence.all(Address, role="from")):
        yield page.label("role.reply-to"), _none(page, "missing.not-present", found[0][1].id)


def _times(page: Page) -> Iterator[Row]:
    at = reading.received(page)
    yield page.label("row.received"), page.cell(page.moment(at[0]), at[1]) if at else page.missing(DateClaim)
    for fact, seen in page.evidence.all(DateClaim, role="date"):
        shown = fact.raw.strip() or page.words("missing.unreadable")
        yield page.label("received.date"), page.cell(shown, seen)
        if fact.skew_seconds is not None and abs(fact.skew_seconds) > _SKEW:
            key = "received.skew-ahead" if fact.skew_seconds > 0 else "received.skew-behind"
            hours = f"{abs(fact.skew_seconds) / 3600:.1f}"
            yield page.label("received.skew"), page.cell(page.words(key, hours=hours), seen, basis=Basis.CONCLUSION)
        if fact.weekday_matches is False:
            yield page.label("received.weekday"), page.cell(page.words("received.weekday-wrong"), seen, basis=Basis.CONCLUSION)


def _program(page: Page) -> Iterator[Row]:
    found = page.evidence.first(MessageId)
    if found:
        yield page.label("received.message-id"), page.cell(found[0].domain or found[0].value, found[1], code=True)
    else:
        yield page.label("received.message-id"), page.missing(MessageId)
    mailer = page.evidence.first(Mailer)
    yield page.label("received.mailer"), page.cell(mailer[0].name, mailer[1]) if mailer else page.missing(Mailer)
    for charset, seen in list(page.evidence.of(Charset))[:3]:
        place = page.texts.find("place", charset.place) or charset.place
        kind = "used" if charset.declared else "undeclared"
        text = page.words(f"received.charset-{kind}", place=place, declared=charset.declared, used=charset.used)
        yield page.label("received.charset"), page.cell(text, seen)


def _specimen(page: Page) -> Row:
    about = page.case.specimen
    text = page.words("received.specimen-text", sha256=about.sha256, size=f"{about.size:,}")
    return page.label("received.specimen"), Cell(text=text, basis=Basis.NOTE, code=True)
