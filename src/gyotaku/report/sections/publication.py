"""What people decided about the report: the banner of a retraction, its id and edition, the log of its corrections."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.case import Decisions, Edition
from gyotaku.model.report import Bullets, Paragraph, Piece, Sentence
from gyotaku.report.page import Page

_SHOWN = 30
"""Most differences shown of one correction; more are counted."""
_NOTHING = Decisions()


def banner(page: Page) -> list[Piece]:
    """Write what stands above the conclusion itself: that the report was retracted."""
    decided = page.case.decisions or _NOTHING
    if not decided.editions or decided.editions[-1].state != "retracted":
        return []
    last = decided.editions[-1]
    why = page.note("publication.retracted", because=last.because, **_named(page, last))
    return [Paragraph(sentences=(why, page.note("publication.retracted-use")), tone="warning")]


def standing(page: Page) -> list[Piece]:
    """Write, below the conclusion, which edition this is and to whom it may be shown."""
    decided = page.case.decisions or _NOTHING
    sentences: list[Sentence] = []
    if decided.editions and (last := decided.editions[-1]).state != "retracted":
        sentences.append(page.note(f"publication.{last.state}", **_named(page, last)))
        if last.state == "corrected":
            sentences.append(page.note("publication.see-log"))
        if decided.amended:
            sentences.append(page.note("publication.amended"))
    if decided.tlp:
        sentences.append(page.note("publication.tlp", tlp=decided.tlp))
    return [Paragraph(sentences=tuple(sentences), tone="quiet")] if sentences else []


def _named(page: Page, last: Edition) -> dict[str, object]:
    return {"id": last.publication, "version": last.version, "day": page.moment(last.at), "author": last.author}


def publication(page: Page) -> list[Piece]:
    """Write the log of the editions, oldest first, each with who, when, why and what changed."""
    pieces: list[Piece] = []
    for edition in page.case.decisions.editions if page.case.decisions else ():
        named = {"version": edition.version, "day": page.moment(edition.at), "author": edition.author}
        sentences = [page.note(f"publication.log.{edition.state}", **named)]
        if edition.because:
            sentences.append(page.note("publication.because", because=edition.because))
        pieces.append(Paragraph(sentences=tuple(sentences)))
        changes = tuple(_changes(page, edition))
        if changes:
            pieces.append(Bullets(items=changes, title=page.words("publication.changes")))
    return pieces


def _changes(page: Page, edition: Edition) -> Iterator[Sentence]:
    lines = edition.changes.get(page.language, ())
    for line in lines[:_SHOWN]:
        way = {"- ": "went", "+ ": "came"}.get(line[:2])
        yield page.note(f"publication.{way}", text=line[2:]) if way else page.note("publication.cut")
    if len(lines) > _SHOWN:
        yield page.note("publication.more", count=len(lines) - _SHOWN)
