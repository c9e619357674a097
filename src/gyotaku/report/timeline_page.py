"""A page about one attack in time: the picture, and the same as a table."""

from __future__ import annotations

from gyotaku.model.case import Case
from gyotaku.model.report import Basis, Cell, Paragraph, Piece, Report, Section, Table
from gyotaku.phrases import catalogue
from gyotaku.report import reading
from gyotaku.report.builder import evidenced
from gyotaku.report.masking import mask
from gyotaku.report.page import Ours, Page
from gyotaku.report.sections.similar import similar
from gyotaku.report.timeline import Event, events, picture


def build_timeline(case: Case, language: str, *, published: bool = True) -> Report:
    """Build the page of a case in one language; for publication masked and inert as a report is."""
    texts = catalogue(language)
    page = Page(mask(case) if published else case, texts, published=published)
    found = events(page)
    subject = reading.subject(page)
    title = page.words("timeline.title", subject=subject[0].text if subject else page.words("title.no-subject"))
    pieces: list[Piece] = [*picture(page, found), *_table(page, found)]
    if not pieces:
        pieces = [Paragraph(sentences=(page.note("timeline.too-little"),))]
    sections = [Section(id="timeline", title=page.words("timeline.table"), pieces=tuple(pieces))]
    sections.append(Section(id="similar", title=page.words("section.similar"), pieces=tuple(similar(page))))
    return Report(
        language=language,
        title=str(title),
        label=case.label.value,
        summary=str(title),
        sections=evidenced(page, sections),
        sha256=case.specimen.sha256,
        tool=case.tool,
        published=published,
        words=texts.table("words", "export"),
    )


def _table(page: Page, found: list[Event]) -> list[Piece]:
    if not found:
        return []
    head = (page.words("timeline.when"), page.words("timeline.what"))
    rows = tuple(tuple(_cell(page, text, event.cite) for text in (event.when, event.what)) for event in found)
    return [Table(caption=page.words("timeline.table"), head=head, rows=rows)]


def _cell(page: Page, text: str, cite: str) -> Cell:
    return page.cell(Ours(text), cite) if cite else page.cell(Ours(text), basis=Basis.NOTE)
