"""The brand's own page about suspicious mail, when the brand list holds a checked one."""

from __future__ import annotations

from gyotaku.model.report import Basis, Paragraph, Piece, Sentence
from gyotaku.report import reading
from gyotaku.report.page import Page


def caution(page: Page) -> list[Piece]:
    """Write the link to the official caution page; nothing when the list has none."""
    sentence = caution_sentence(page)
    return [Paragraph(sentences=(sentence,))] if sentence else []


def caution_sentence(page: Page) -> Sentence | None:
    """Write one sentence with the official page's address, or None."""
    found = reading.claim(page)
    if found is None or not found[0].caution_url:
        return None
    brand = page.brand(found[0].name_ja, found[0].name_en)
    text = page.words("caution.page", brand=brand)
    return Sentence(text=text, cites=(found[1].id,), basis=Basis.OUTSIDE, link=found[0].caution_url)
