"""Attachments and QR codes: names, true types, hashes; nothing is run."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.facts import Archive, Attachment, QrCode
from gyotaku.model.report import Bullets, Cell, Paragraph, Piece, Sentence, Table
from gyotaku.report.page import Page

_SHOWN = 10


def files(page: Page) -> list[Piece]:
    """Write the table of attachments; nothing when there are none."""
    pieces: list[Piece] = []
    found = list(page.evidence.of(Attachment))
    for fact, seen in found[:_SHOWN]:
        rows: list[tuple[Cell, ...]] = [
            (page.label("files.name"), page.cell(fact.filename or page.words("missing.not-present"), seen, code=True)),
            (
                page.label("files.type"),
                page.cell(page.words("files.types", true=fact.true_type, declared=fact.declared_type), seen),
            ),
            (page.label("files.size"), page.cell(f"{fact.size:,}", seen)),
            (page.label("files.hash"), page.cell(fact.sha256, seen, code=True)),
        ]
        if fact.traits:
            traits = page.joined(page.word("file-trait", trait) for trait in fact.traits)
            rows.append((page.label("files.traits"), page.cell(traits, seen)))
        if fact.starts:
            rows.append((page.label("files.starts"), page.cell(fact.starts[:300], seen, code=True)))
        pieces.append(Table(caption=page.words("files.table"), rows=tuple(rows)))
    sentences = [*_more(page, len(found)), *_archives(page), *_codes(page)]
    if sentences:
        pieces.append(Bullets(items=tuple(sentences)))
    if found:
        pieces.append(Paragraph(sentences=(page.note("files.never-run"),), tone="quiet"))
    return pieces


def _more(page: Page, count: int) -> Iterator[Sentence]:
    if count > _SHOWN:
        yield page.state(
            "files.more", *(seen for _, seen in list(page.evidence.of(Attachment))[_SHOWN : _SHOWN + 4]), count=count - _SHOWN
        )


def _archives(page: Page) -> Iterator[Sentence]:
    for fact, seen in list(page.evidence.of(Archive))[:_SHOWN]:
        members = page.joined(fact.members[:8])
        yield page.state("files.archive", seen, name=fact.filename, members=members, count=len(fact.members))


def _codes(page: Page) -> Iterator[Sentence]:
    for fact, seen in list(page.evidence.of(QrCode))[:_SHOWN]:
        yield page.state("files.qr", seen, text=fact.text[:200])
