"""What was going round at the time: from published figures, with month and publisher, and from counts of the user's own book."""

from __future__ import annotations

from gyotaku.model.facts import Trend
from gyotaku.model.report import Basis, Paragraph, Piece, Sentence
from gyotaku.report.page import Page


def trend(page: Page) -> list[Piece]:
    """Write the trend; nothing when nobody stated one."""
    sentences: list[Sentence] = []
    for fact, seen in page.evidence.of(Trend):
        text = Sentence(
            text=page.safe(fact.text_ja if page.language == "ja" else fact.text_en), cites=(seen.id,), basis=Basis.OUTSIDE
        )
        if fact.publisher:
            sentences += [text, page.state("trend.source", seen, publisher=fact.publisher, period=fact.period)]
        else:
            sentences += [page.state("trend.own", seen, period=fact.period), text]
    return [Paragraph(sentences=tuple(sentences))] if sentences else []
