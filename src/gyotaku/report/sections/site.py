"""The state of the landing page: what each visitor was shown, and whether the pages differ. Never visited by default."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Cloaking, Form, PageBrand, PageView, Rebuilt, TimeStamp
from gyotaku.model.report import Paragraph, Piece, Sentence
from gyotaku.report import reading, visits
from gyotaku.report.page import Ours, Page


def site(page: Page) -> list[Piece]:
    """Write the state of the page."""
    views = list(page.evidence.of(PageView))
    rebuilt = [piece for fact, seen in page.evidence.of(Rebuilt) for piece in _rebuilt(page, fact, seen)]
    if not views:
        if not reading.targets(page):
            return rebuilt
        missing = page.missing(PageView)
        sentence = Sentence(text=page.words("site.unseen", why=missing.text), cites=missing.cites, basis=missing.basis)
        return [Paragraph(sentences=(sentence, *_compared(page))), *rebuilt]
    pieces: list[Piece] = [*visits.looks(page, views), visits.table(page, views), *visits.ways(page, views)]
    told = (
        *visits.asked(page, page.evidence.of(Form)),
        *visits.imitated(page, page.evidence.of(PageBrand)),
        *visits.oddities(page, views),
        *_compared(page),
        *_stamped(page),
    )
    pieces.append(Paragraph(sentences=told))
    pieces.append(Paragraph(sentences=(page.note("site.cloaking-explained"),), tone="quiet"))
    return [*pieces, *rebuilt]


def _compared(page: Page) -> Iterator[Sentence]:
    said = list(visits.compared(page, page.evidence.of(Cloaking)))
    yield from said
    if not said:
        absence = page.evidence.absent(Cloaking)
        views = [seen for _, seen in page.evidence.of(PageView)]
        yield page.state("site.not-compared", *([absence] if absence else views[:2]))


def _stamped(page: Page) -> Iterator[Sentence]:
    """Tell whether somebody else attests when the record of a visit was there; nothing where nobody was asked."""
    for fact, seen in page.evidence.of(TimeStamp):
        who = fact.authority or page.words("site.some-authority")
        yield page.state("site.stamped", seen, at=page.moment(fact.at), authority=who)
    absence = page.evidence.absent(TimeStamp)
    if absence is not None:
        yield page.state("site.unstamped", absence)


def _rebuilt(page: Page, fact: Rebuilt, seen: Observation) -> Iterator[Piece]:
    """Show a page built again for demonstration, under its own warning: nothing in it is evidence about the site."""
    views = [(view, seen) for view in fact.views]
    yield Paragraph(sentences=(page.state("site.rebuilt", seen),), tone="warning")
    yield Paragraph(sentences=(page.state("site.rebuilt-after", seen, basis=fact.after),), tone="quiet")
    yield from visits.looks(page, views)
    yield visits.table(page, views)
    yield from visits.ways(page, views)
    told = (
        *visits.asked(page, ((form, seen) for form in fact.forms)),
        *(
            page.state(
                "site.rebuilt-compared", seen, shown=visits.pair_shown(page, one), gate=Ours(page.word("gate-name", one.gate))
            )
            for one in fact.compared
        ),
        page.note("site.rebuilt-no-proof"),
    )
    yield Paragraph(sentences=told)
