from __future__ import annotations

import pytest
from tests.reported import case, seen

from gyotaku.data.brands import brands
from gyotaku.model.case import Label, Verdict
from gyotaku.model.facts import BrandClaim, Lure
from gyotaku.phrases import catalogue
from gyotaku.report import assets
from gyotaku.report.page import Page


def kind(category: str, pretext: str = "restrict") -> str:
    """Tell the asset of a brand's category and a pretext."""
    claim = BrandClaim(brand="b", name_ja="B", name_en="B", category=category, place="body", matched="B", primary=True)
    facts = [seen(claim), seen(Lure(pretext=pretext, phrase="x", place="body"))]
    return assets.kind(Page(case(facts, Verdict(label=Label.SUSPICIOUS, score=50)), catalogue("ja"), published=True))


@pytest.mark.parametrize(
    ("category", "asset"),
    [
        ("bank", "bank"),
        ("card", "card"),
        ("securities", "securities"),
        ("ec", "id"),
        ("delivery", "delivery"),
        ("government", "generic"),
    ],
)
def test_the_brand_decides_what_is_at_stake(category: str, asset: str) -> None:
    """A bank's customers are told what to do about bank accounts, and so on."""
    assert kind(category) == asset


def test_a_mailbox_pretext_says_more_than_the_brand() -> None:
    """A hosting company's or a shop's name on a mailbox warning: the mail password is what is wanted."""
    assert kind("ec", "mailbox") == "mailbox"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_category_of_the_list_has_advice(language: str) -> None:
    """No brand leaves the reader without advice."""
    texts = catalogue(language)
    for category in sorted({brand.category for brand in brands()}):
        assert texts.find("asset", kind(category), "wanted")
        assert texts.find("asset", kind(category), "typed")
