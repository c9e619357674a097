from __future__ import annotations

import msgspec
from tests.reported import bare, page, pocketcard, seen, texts, with_facts

from gyotaku.model.case import Label, Verdict
from gyotaku.model.facts import BrandClaim
from gyotaku.model.report import Paragraph
from gyotaku.report.sections.caution import caution


def test_the_checked_page_is_linked() -> None:
    """The brand list's page is given as a link, as an answer from outside the mail."""
    (piece,) = caution(page(pocketcard()))
    assert isinstance(piece, Paragraph)
    assert piece.sentences[0].link == "https://www.pocketcard.co.jp/caution.html"
    assert piece.sentences[0].cites == ("E12",)


def test_without_a_checked_page_none_is_made_up() -> None:
    """The report says that none is known and names the official site."""
    found = pocketcard().evidence.first(BrandClaim)
    assert found is not None
    claim = seen(msgspec.structs.replace(found[0], caution_url=None))
    (piece,) = caution(page(with_facts(pocketcard(), claim, without=(BrandClaim,))))
    assert isinstance(piece, Paragraph)
    assert piece.sentences[0].link == ""
    assert "pocketcard.co.jp" in texts([piece])


def test_no_brand_or_no_accusation_no_caution() -> None:
    """A mail that names nobody, or that looks genuine, has no such section."""
    assert caution(page(bare())) == []
    assert caution(page(with_facts(pocketcard(), verdict=Verdict(label=Label.LIKELY_GENUINE, score=1)))) == []
