"""Other cases that share something with this one: how many, since when, what changed, how fast domains were used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Sighting
from gyotaku.model.report import Basis, Bullets, Cell, Paragraph, Piece, Sentence, Table
from gyotaku.report import reading
from gyotaku.report.campaign_course import campaign_course
from gyotaku.report.page import Ours, Page

_SHOWN = 10
_CITED = 6
"""Most evidence numbers behind one sentence: the table below cites them all."""
_NAMED = 6

Found = list[tuple[Sighting, Observation]]


def similar(page: Page) -> list[Piece]:
    """Write the comparison with other cases, or why there is none."""
    found = list(page.evidence.of(Sighting))
    if not found:
        missing = page.missing(Sighting)
        sentence = Sentence(text=page.words("similar.none", why=missing.text), cites=missing.cites, basis=missing.basis)
        return [Paragraph(sentences=(sentence,))]
    campaign = [pair for pair in found if pair[0].campaign]
    sentences = [*_counted(page, found, campaign), Sentence(text=page.words("similar.note"), basis=Basis.NOTE)]
    changed = tuple(_changed(page, campaign or found))
    pieces: list[Piece] = [Paragraph(sentences=tuple(sentences))]
    if changed:
        pieces.append(Bullets(items=changed))
    return [*pieces, *campaign_course(page), _table(page, found[:_SHOWN])]


def _counted(page: Page, found: Found, campaign: Found) -> Iterator[Sentence]:
    if not campaign:
        yield page.state("similar.found", *_cites(found), count=len(found))
        return
    yield page.state("similar.campaign", *_cites(campaign), count=len(campaign))
    days = sorted(fact.seen for fact, _ in campaign if fact.seen)
    if days:
        first, last = page.day(days[0]), page.day(days[-1])
        yield page.state("similar.span" if first != last else "similar.day", *_cites(campaign), first=first, last=last)
    alike = [pair for pair in found if not pair[0].campaign]
    if alike:
        yield page.state("similar.alike", *_cites(alike), count=len(alike))


def _changed(page: Page, some: Found) -> Iterator[Sentence]:
    """Yield what stayed and what changed from mail to mail."""
    own = reading.subject(page)
    subjects = _different(some, lambda fact: fact.subject)
    if own is not None and subjects and {*subjects} == {own[0].text}:
        yield page.state("similar.subjects-same", own[1], *_cites(some))
    elif subjects:
        yield _names(page, "similar.subjects", (page.words("words.quoted", text=one) for one in subjects), len(subjects), some)
    for key, value in (("senders", _sender), ("sites", _site)):
        names = _different(some, value)
        if names:
            yield _names(page, f"similar.{key}", names, len(names), some)
    states = _different(some, lambda fact: fact.page)
    if states:
        yield _names(page, "similar.pages", (page.word("state", one) for one in states), len(states), some)
    ages = [pair for pair in some if pair[0].domain_age is not None]
    if ages:
        days = sorted(fact.domain_age or 0 for fact, _ in ages)
        yield page.state("similar.speed", *_cites(ages), count=len(days), shortest=days[0], longest=days[-1])


def _sender(fact: Sighting) -> str:
    return fact.sender_domain


def _site(fact: Sighting) -> str:
    return fact.site


def _different(some: Found, value: Callable[[Sighting], str]) -> list[str]:
    return list(dict.fromkeys(one for fact, _ in some if (one := value(fact))))


def _names(page: Page, key: str, names: Iterable[str], count: int, some: Found) -> Sentence:
    shown = list(names)
    more = [Ours("…")] if len(shown) > _NAMED else []
    return page.state(key, *_cites(some), count=count, names=page.joined([*shown[:_NAMED], *more]))


def _cites(some: Found) -> list[Observation]:
    return [seen for _, seen in some[:_CITED]]


def _table(page: Page, found: Found) -> Table:
    # Columns of which nothing is known are left out.
    full = any(fact.sender_domain or fact.site or fact.campaign for fact, _ in found)
    names = ("case", "seen", "relation", "shares", "sender", "site") if full else ("case", "seen", "shares")
    rows = tuple(tuple(_row(page, fact, seen)[name] for name in names) for fact, seen in found)
    return Table(caption=page.words("similar.table"), head=tuple(page.words(f"similar.head.{name}") for name in names), rows=rows)


def _row(page: Page, fact: Sighting, seen: Observation) -> dict[str, Cell]:
    def known(text: str, *, code: bool = False) -> Cell:
        return page.cell(text or page.words("missing.not-present"), seen, code=code and bool(text))

    shares = dict.fromkeys(page.word("shares", one) for one in fact.shares)
    relation = page.words("similar.same-campaign" if fact.campaign else "similar.only-alike")
    return {
        "case": known(fact.subject or fact.case),
        "seen": known(page.day(fact.seen) if fact.seen else ""),
        "relation": known(relation),
        "shares": known(page.joined(shares)),
        "sender": known(fact.sender_domain, code=True),
        "site": known(fact.site, code=True),
    }
