"""Names of brands in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.data import brandnames
from gyotaku.data.brandnames import find_disguised, find_names
from gyotaku.data.folding import Folded


def _found(text: str, *, domains: bool = False) -> list[tuple[str, str]]:
    folded = Folded((text,))
    return [(hit.brand.id, folded.quote(hit.start, hit.end)) for hit in find_names(folded, domains=domains)]


@pytest.mark.parametrize(
    ("text", "brand", "quoted"),
    [
        ("【三井住友カード】重要", "smbc-card", "三井住友カード"),
        ("三井住友銀行より", "smbc", "三井住友銀行"),
        ("三井 住友 銀行", "smbc", "三井 住友 銀行"),
        ("ＪＡＬからのお知らせ", "jal", "ＪＡＬ"),
        ("Ａｍａｚｏｎ.co.jp", "amazon", "Ａｍａｚｏｎ.co.jp"),
        ("\u0410mazonのアカウント", "amazon", "\u0410mazon"),
        ("PayPayカード株式会社", "paypay-card", "PayPayカード株式会社"),
        ("三井住友カ一ド", "smbc-card", "三井住友カ一ド"),  # Han one for the long-vowel mark
        ("Pay\u200bPal", "paypal", "Pay\u200bPal"),
        ("アカウント イオンカード", "aeon-card", "イオンカード"),
        ("American-Express", "amex", "American-Express"),
        ("auのお支払い", "au", "au"),
    ],
)
def test_a_name_is_found_in_any_spelling_and_quoted_as_it_stands(text: str, brand: str, quoted: str) -> None:
    """Width, case, invisible and look-alike characters and inner spaces fold away; the longest name wins."""
    assert _found(text) == [(brand, quoted)]


@pytest.mark.parametrize(
    "text",
    [
        "オンラインショップ",  # ライン
        "パイナップル",
        "an online line",
        "Paul said",
        "banana",
        "Ana Maria",
        "オリコンチャート",
        "write to someone@amazon.co.jp",
        "see http://www.amazon.co.jp/x",
        "paypal.com",
        "purchases",
        "the target was missed",
    ],
)
def test_parts_of_words_addresses_and_hosts_are_no_names(text: str) -> None:
    """Short and everyday names need word borders by script and the right case; hosts are read elsewhere."""
    assert _found(text) == []


def test_a_host_name_counts_where_names_are_expected() -> None:
    """In a display name or subject `paypal.com` names the brand."""
    assert _found("paypal.com", domains=True) == [("paypal", "paypal")]


def test_a_text_that_is_nothing_but_a_short_name_may_have_any_case() -> None:
    """`dhl` alone in a display name is DHL; inside a sentence it has to be written right."""
    assert _found("dhl") == [("dhl", "dhl")]
    assert _found("the dhl way") == []


@pytest.mark.parametrize(
    ("text", "brand"), [("AppIe ID", "apple"), ("PayPaI", "paypal"), ("Amaz0n", "amazon"), ("M1crosoft", "microsoft")]
)
def test_ascii_disguises_are_found_by_skeleton(text: str, brand: str) -> None:
    """Digits and a capital I set among letters deceive the eye (UTS 39)."""
    assert [hit.brand.id for hit in find_disguised(text)] == [brand]


@pytest.mark.parametrize("text", ["Apple PayPal Amazon", "Install Windows 10", "DHL1", "I agree", "Москва купить"])
def test_honest_words_are_no_disguises(text: str) -> None:
    """A name spelt right is no disguise, and neither is an ordinary word."""
    assert find_disguised(text) == []


@given(st.text(alphabet="abIl01| .@-é", max_size=90))
def test_words_with_signs_are_those_of_the_pattern(text: str) -> None:
    """Trying the pattern around such signs only finds what trying it everywhere finds."""
    assert [word.span() for word in brandnames._with_signs(text)] == [
        word.span() for word in brandnames._DISGUISED.finditer(text)
    ]
