"""What was going round at the time: only from published figures, with their month and publisher."""

from __future__ import annotations

from gyotaku.model.facts import Trend
from gyotaku.model.report import Basis, Paragraph, Piece, Sentence
from gyotaku.report.page import Page


def trend(page: Page) -> list[Piece]:
    """Write the trend; nothing when nobody stated one."""
    sentences: list[Sentence] = []
    for fact, seen in page.evidence.of(Trend):
        text = fact.text_ja if page.language == "ja" else fact.text_en
        sentences.append(Sentence(text=page.safe(text), cites=(seen.id,), basis=Basis.OUTSIDE))
        sentences.append(page.state("trend.source", seen, publisher=fact.publisher, period=fact.period))
    return [Paragraph(sentences=tuple(sentences))] if sentences else []
