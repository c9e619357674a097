"""Earlier cases that share something with this one."""

from __future__ import annotations

from gyotaku.model.facts import Sighting
from gyotaku.model.report import Basis, Cell, Paragraph, Piece, Sentence, Table
from gyotaku.report.page import Page

_SHOWN = 10


def similar(page: Page) -> list[Piece]:
    """Write the comparison with earlier cases, or why there is none."""
    found = list(page.evidence.of(Sighting))
    if not found:
        missing = page.missing(Sighting)
        sentence = Sentence(text=page.words("similar.none", why=missing.text), cites=missing.cites, basis=missing.basis)
        return [Paragraph(sentences=(sentence,))]
    head = tuple(page.words(f"similar.head.{name}") for name in ("case", "seen", "shares"))
    rows: list[tuple[Cell, ...]] = []
    for fact, seen in found[:_SHOWN]:
        shares = page.joined(page.word("shares", one) for one in fact.shares)
        day = page.day(fact.seen) if fact.seen else page.words("missing.not-present")
        rows.append((page.cell(fact.subject or fact.case, seen), page.cell(day, seen), page.cell(shares, seen)))
    sentences = (
        page.state("similar.found", *(seen for _, seen in found[:_SHOWN]), count=len(found)),
        Sentence(text=page.words("similar.note"), basis=Basis.NOTE),
    )
    return [Paragraph(sentences=sentences), Table(caption=page.words("similar.table"), head=head, rows=tuple(rows))]
