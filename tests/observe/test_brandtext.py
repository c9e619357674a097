"""Names of brands where a reader sees them."""

from __future__ import annotations

import pytest

from gyotaku.data.folding import Folded
from gyotaku.observe.brandclaims import COPYRIGHT, DISPLAY, LOGO, SUBJECT, THANKED
from gyotaku.observe.brandtext import Spotted, in_body, in_display, in_subject


def _told(spots: list[Spotted]) -> list[tuple[str, str, bool]]:
    return [(spot.brand.id, spot.place, spot.mention) for spot in spots]


def _display(text: str) -> list[Spotted]:
    return list(in_display(Folded((text,))))


def _subject(text: str, *, answer: bool = False) -> list[Spotted]:
    return list(in_subject(Folded((text,)), answer=answer))


def _body(*units: str, alternatives: tuple[int, ...] = ()) -> list[Spotted]:
    return list(in_body(Folded(units), lambda unit: unit in alternatives))


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("三井住友カード", "smbc-card"),
        ("LINE", "line"),
        ("Chase Online", "chase"),
        ("Correios Aviso", "correios"),
        ("BB - Bloqueio", "banco-do-brasil"),
        ("eki-net.com", "eki-net"),
        ("BinanceBNB", "binance"),
        ("AppIe", "apple"),
    ],
)
def test_a_display_name_claims_the_brand_it_names(text: str, brand: str) -> None:
    """Whole, with words that speak for it, as a host name, stuck to other letters or disguised."""
    assert _told(_display(text)) == [(brand, "display", False)]


@pytest.mark.parametrize("text", ["Chase Smith", "Taro Nomura", "Orange County Choppers", "Target Shooting Monthly"])
def test_people_and_other_companies_are_only_mentions(text: str) -> None:
    """A name that is also a word or a surname claims nothing by itself."""
    assert all(spot.mention for spot in _display(text))


@pytest.mark.parametrize(
    "text", ["【メルカリ】お知らせ", "Amazonプライムの更新", "Your PayPal account is limited", "【LINE】ご確認"]
)
def test_a_subject_that_speaks_for_the_brand_weighs_in_full(text: str) -> None:
    """Brackets, Japanese text and words to the customer make it the sender's own."""
    (spot,) = _subject(text)
    assert not spot.mention
    assert spot.weight >= SUBJECT - 1


def test_an_answer_talks_about_a_brand() -> None:
    """In a reply or forward the same name weighs half."""
    assert _subject("Your PayPal account", answer=True)[0].weight == _subject("Your PayPal account")[0].weight / 2


def test_a_short_foreign_word_is_no_brand() -> None:
    """`au` among French words is French."""
    assert [spot.mention for spot in _subject("Invitation au service")] == [True]


def test_a_subject_that_lists_brands_names_none() -> None:
    """Four brands in one subject are news."""
    assert _subject("Amazon、楽天、メルカリ、ヤフーのセール") == []


def test_the_copyright_line_names_the_speaker() -> None:
    """© and 発行 lines weigh next to the display name; the word copyright alone does not."""
    (spot,) = _body("ご確認ください", "© 2026 Pocketcard Inc. All Rights Reserved.")
    assert (spot.brand.id, spot.place, spot.weight) == ("pocketcard", "copyright", COPYRIGHT)
    assert _told(_body("The copyright law and PayPal")) == [("paypal", "body", True)]


def test_running_text_to_the_customer_is_a_claim_and_a_bare_name_a_mention() -> None:
    """いつも…をご利用 speaks for the brand."""
    assert _told(_body("いつもポケットカードをご利用いただき")) == [("pocketcard", "body", False)]
    assert _told(_body("PayPal shares fell")) == [("paypal", "body", True)]


def test_thanks_for_the_use_of_a_brand_are_enough_to_claim_it() -> None:
    """Only who poses as the brand gives them; naming the brand otherwise in running text is not enough."""
    for text in ("平素よりポケットカードをご利用いただき、誠にありがとうございます。", "Thank you for using PayPal today."):
        (spot,) = _body(text)
        assert (spot.place, spot.weight, spot.mention) == ("body", THANKED, False)
    (spot,) = _body("ポケットカードのご利用はこちらのお店で。")
    assert spot.weight < THANKED


def test_listed_payment_brands_are_mentions() -> None:
    """Visa, Mastercard, JCB and American Express beside each other are accepted cards."""
    spots = _body("ご利用可能: VISA Mastercard JCB American Express")
    assert len(spots) == 4
    assert all(spot.mention for spot in spots)


def test_the_alternative_text_of_a_logo_is_a_claim_and_of_a_badge_a_mention() -> None:
    """App Store badges and social icons stand in every newsletter."""
    (logo,) = _body("Coinbase", alternatives=(0,))
    assert (logo.place, logo.mention, logo.weight) == ("logo-alt", False, LOGO)
    assert _told(_body("App Store", "Facebook", alternatives=(0, 1))) == [
        ("apple", "logo-alt", True),
        ("facebook", "logo-alt", True),
    ]


def test_the_display_name_weighs_most() -> None:
    """A reader sees it first."""
    assert _display("Amazon.co.jp")[0].weight == DISPLAY


@pytest.mark.parametrize(
    "text", ["今月の偽メール：PayPay、えきねっとが上位", "PayPay・メルカリを騙る手口", "Netflix and PayPal phishing"]
)
def test_brands_counted_up_in_a_subject_are_talked_about(text: str) -> None:
    """No sender is two companies: names beside a sign of enumeration claim nothing."""
    spots = _subject(text)
    assert len(spots) >= 2
    assert all(spot.mention for spot in spots[:2])


def test_a_brand_beside_one_of_its_own_names_is_still_claimed() -> None:
    """Two names of one company are no enumeration."""
    assert [spot.mention for spot in _subject("三井住友カード・Vpass ご利用確認")] == [False, False]
