"""The state of the landing page: what each visitor was shown, and whether the pages differ. Never visited by default."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Cloaking, Form, PageView
from gyotaku.model.report import Cell, Figure, Paragraph, Piece, Sentence, Table
from gyotaku.report import reading
from gyotaku.report.drawings.pages import View, draw_pages
from gyotaku.report.page import Page

_SHOWN = 6


def site(page: Page) -> list[Piece]:
    """Write the state of the page."""
    views = list(page.evidence.of(PageView))[:_SHOWN]
    if not views:
        if not reading.targets(page):
            return []
        missing = page.missing(PageView)
        sentence = Sentence(text=page.words("site.unseen", why=missing.text), cites=missing.cites, basis=missing.basis)
        return [Paragraph(sentences=(sentence, *_cloaking(page)))]
    head = tuple(page.words(f"site.head.{name}") for name in ("profile", "state", "words", "at"))
    rows = tuple(_row(page, fact, seen) for fact, seen in views)
    pieces: list[Piece] = [_drawing(page, views), Table(caption=page.words("site.table"), head=head, rows=rows)]
    pieces.append(Paragraph(sentences=(*_forms(page), *_cloaking(page))))
    pieces.append(Paragraph(sentences=(page.note("site.cloaking-explained"),), tone="quiet"))
    return pieces


def _row(page: Page, fact: PageView, seen: Observation) -> tuple[Cell, ...]:
    words = fact.text.strip() or fact.title.strip() or page.words("missing.not-present")
    return (
        page.cell(page.word("profile", fact.profile), seen),
        page.cell(page.word("state", fact.state), seen),
        page.cell(words[:300], seen),
        page.cell(page.words("network.said-by", source=seen.source.name, when=page.when(seen)), seen),
    )


def _forms(page: Page) -> Iterator[Sentence]:
    for fact, seen in page.evidence.of(Form):
        if fact.place == "page" and fact.asks:
            yield page.state("site.form", seen, asks=page.joined(page.word("asks", one) for one in fact.asks))


def _cloaking(page: Page) -> Iterator[Sentence]:
    compared = [(fact, seen) for fact, seen in page.evidence.of(Cloaking) if fact.outcome in {"different", "same"}]
    for fact, seen in compared:
        profiles = page.joined(page.word("profile", one) for one in fact.profiles)
        yield page.say(f"site.cloaking-{fact.outcome}", seen, profiles=profiles, detail=fact.detail)
    if not compared:
        absence = page.evidence.absent(Cloaking)
        views = [seen for _, seen in page.evidence.of(PageView)]
        yield page.state("site.not-compared", *([absence] if absence else views[:2]))


def _drawing(page: Page, views: list[tuple[PageView, Observation]]) -> Figure:
    shown = tuple(
        View(
            profile=page.word("profile", fact.profile),
            state=page.word("state", fact.state),
            address=page.safe(fact.final_url or fact.url),
            title=page.safe(fact.title),
            text=page.safe(fact.text),
        )
        for fact, _ in views[:4]
    )
    return Figure(
        alt=page.words(
            "drawing.pages-alt", views=page.joined(f"{view.profile}: {view.text or view.title or view.state}" for view in shown)
        ),
        caption=page.words("drawing.pages-caption", when=page.joined(dict.fromkeys(page.when(seen) for _, seen in views[:4]))),
        svg=draw_pages(shown),
        cites=page.ids(seen for _, seen in views[:4]),
    )
