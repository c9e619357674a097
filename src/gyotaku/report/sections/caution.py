"""The brand's own page about suspicious mail, when the brand list holds a checked one."""

from __future__ import annotations

import msgspec

from gyotaku.model.case import Label
from gyotaku.model.report import Paragraph, Piece, Sentence
from gyotaku.report import reading
from gyotaku.report.page import Page


def caution(page: Page) -> list[Piece]:
    """Write the link to the official caution page, or that the list has none; nothing for a mail that names no brand."""
    sentence = caution_sentence(page)
    return [Paragraph(sentences=(sentence,))] if sentence else []


def caution_sentence(page: Page) -> Sentence | None:
    """Write one sentence with the official page's address, or that none is known, or None for mail not accused."""
    found = reading.claim(page)
    if found is None or page.case.label in {Label.LIKELY_GENUINE, Label.UNWANTED}:
        return None
    brand = page.brand(found[0].name_ja, found[0].name_en)
    if not found[0].caution_url:
        site = reading.official(found[0])
        return page.state_outside("caution.none", found[1], brand=brand, official=site) if site else None
    sentence = page.state_outside("caution.page", found[1], brand=brand)
    return msgspec.structs.replace(sentence, link=found[0].caution_url)
