"""What to do: by what the mail is after, in three cases."""

from __future__ import annotations

from gyotaku.model.case import Label
from gyotaku.model.report import Bullets, Paragraph, Piece
from gyotaku.report import assets
from gyotaku.report.page import Page


def advice(page: Page) -> list[Piece]:
    """Write the advice; for a mail not accused, only how to make sure."""
    label = page.case.label
    if label in {Label.LIKELY_GENUINE, Label.UNDETERMINED}:
        return [Paragraph(sentences=page.notes("advice.make-sure"))]
    if label is Label.UNWANTED:
        return [Paragraph(sentences=page.notes("advice.unwanted"))]
    kind = assets.kind(page)
    pieces: list[Piece] = [Paragraph(sentences=(page.note("advice.kind", asset=page.words(f"asset.{kind}.name")),))]
    for case in ("unopened", "clicked", "typed"):
        own = page.notes(f"asset.{kind}.{case}") if page.texts.find("asset", kind, case) else ()
        pieces.append(Bullets(items=(*own, *page.notes(f"advice.{case}")), title=page.words(f"advice.title.{case}")))
    return pieces
