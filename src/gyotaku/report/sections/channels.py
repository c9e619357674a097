"""Where to report."""

from __future__ import annotations

from gyotaku.data.channels import channels as known
from gyotaku.model.report import Basis, Cell, Paragraph, Piece, Table
from gyotaku.report import reading
from gyotaku.report.page import Ours, Page


def channels(page: Page) -> list[Piece]:
    """Write whom to tell, and what they want to have."""
    head = tuple(page.words(f"channels.head.{name}") for name in ("who", "how", "what"))
    rows: list[tuple[Cell, ...]] = []
    for channel in known():
        ja = page.language == "ja"
        who, what = (channel.name_ja, channel.wants_ja) if ja else (channel.name_en, channel.wants_en)
        how = channel.contact_ja if ja else channel.contact_en
        rows.append(tuple(Cell(text=text, basis=Basis.NOTE) for text in (who, how, what)))
    found = reading.claim(page)
    if found and (site := reading.official(found[0])):
        brand = page.brand(found[0].name_ja, found[0].name_en)
        who, how, what = (
            page.words("channels.brand", brand=brand),
            page.words("channels.brand-how", official=site),
            page.words("channels.brand-what"),
        )
        rows.append(tuple(Cell(text=Ours(text), basis=Basis.NOTE) for text in (who, how, what)))
    sentences = (page.note("channels.source"), page.note("channels.attach"))
    return [
        *_reported(page),
        Table(caption=page.words("channels.table"), head=head, rows=tuple(rows)),
        Paragraph(sentences=sentences, tone="quiet"),
    ]


def _reported(page: Page) -> list[Piece]:
    """Write where an analyst has reported the mail already."""
    told = page.case.decisions.reported if page.case.decisions else ()
    sentences = tuple(page.note("channels.reported", to=reading.place(page, one.to), day=page.day(one.on)) for one in told)
    return [Paragraph(sentences=sentences)] if sentences else []
