"""The evidence list that every number leads to: what, who says so, when, where in the mail, and the raw excerpt."""

from __future__ import annotations

from collections.abc import Iterable

from gyotaku.model.evidence import Observation
from gyotaku.model.report import Definition, EvidenceList, Paragraph, Piece
from gyotaku.report.page import Ours, Page

_EXCERPT = 400


def evidence(page: Page, cited: Iterable[str]) -> list[Piece]:
    """Write a row for every number the report cites."""
    wanted = set(cited)
    rows = [_observation(page, seen) for seen in page.evidence.observations if seen.id in wanted]
    rows += [_absence(page, number) for number, _ in enumerate(page.evidence.absences, 1) if f"A{number}" in wanted]
    head = tuple(page.words(f"evidence.head.{name}") for name in ("id", "what", "source", "when", "where", "excerpt"))
    rest = len(page.evidence.observations) - sum(1 for seen in page.evidence.observations if seen.id in wanted)
    notes = (page.note("evidence.about"), page.note("evidence.rest", count=rest))
    return [Paragraph(sentences=notes, tone="quiet"), EvidenceList(head=head, rows=tuple(rows))]


def _observation(page: Page, seen: Observation) -> Definition:
    source = page.words("evidence.mail") if seen.source.name == "mail" else page.source(seen.source.name)
    if seen.source.recorded:
        source = page.words("evidence.recorded", source=source, recording=seen.source.recorded)
    when = page.words("evidence.in-mail") if seen.source.name == "mail" else page.when(seen)
    return Definition(
        id=seen.id,
        what=page.word("kind", type(seen.fact).__name__),
        source=source,
        when=when,
        where=_where(page, seen),
        excerpt=page.safe(_one_line(seen.excerpt) or page.words("evidence.no-excerpt")),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_EXCERPT]


def _where(page: Page, seen: Observation) -> str:
    where = seen.where
    if where is None:
        query = seen.source.query
        return page.words("evidence.asked", query=query.partition(":")[2] or query) if query else page.words("evidence.outside")
    kind, _, number = where.place.partition(":")
    if kind == "header":
        text = page.words("evidence.header", name=where.name, number=int(number) + 1 if number.isdigit() else number)
    elif kind == "part":
        text = page.words("evidence.part", part=number, type=where.name)
    else:
        return page.words("evidence.whole")
    if where.start is not None and where.end is not None:
        unit = "evidence.bytes" if where.unit == "bytes" else "evidence.characters"
        text = Ours(text + page.words(unit, start=where.start, end=where.end))
    return text


def _absence(page: Page, number: int) -> Definition:
    absence = page.evidence.absences[number - 1]
    about = absence.about.partition(":")[2] or absence.about
    return Definition(
        id=f"A{number}",
        what=page.word("kind", absence.kind),
        source=page.words("evidence.analysis"),
        when=page.words("evidence.no-time"),
        where=page.words("evidence.whole") if absence.about == "mail" else page.words("evidence.asked", query=about),
        excerpt=page.why_absent(absence),
    )
