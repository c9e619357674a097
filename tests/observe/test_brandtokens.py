"""Brand words in host labels and local parts."""

from __future__ import annotations

import pytest

from gyotaku.data.brands import brands
from gyotaku.data.domains import registrable
from gyotaku.observe.brandtokens import brand_words, foreign_labels, listed_label, main_label


@pytest.mark.parametrize(
    ("label", "word", "brand", "embedded"),
    [
        ("paypaynee", "paypay", "paypay", True),
        ("mysbiseccojp", "sbiseccojp", "sbi-securities", True),
        ("amazon-support", "amazon", "amazon", False),
        ("kurashi-tepco", "tepco", "tepco", False),
        ("sbisec37", "sbisec", "sbi-securities", False),
        ("rakuten-card", "rakutencard", "rakuten-card", False),
        ("\u0430mazon-jp", "amazon", "amazon", False),  # Cyrillic a
    ],
)
def test_strong_words_are_found(label: str, word: str, brand: str, *, embedded: bool) -> None:
    """A brand's own invention is found between hyphens and digits, and, when long, inside other letters."""
    held = brand_words(label)[0]
    assert (held.token.word, held.token.brand.id, held.embedded, held.token.strong) == (word, brand, embedded, True)


@pytest.mark.parametrize("label", ["jcb", "my-epos", "apple", "smbc-co"])
def test_short_and_everyday_words_are_weak(label: str) -> None:
    """They count as words of their own only, and say nothing by themselves."""
    held = brand_words(label)[0]
    assert not held.token.strong
    assert not held.embedded


@pytest.mark.parametrize(
    "label", ["online", "monitoring", "banana", "pineapple", "purchase", "resonance", "office", "www", "", "x" * 300]
)
def test_ordinary_labels_hold_no_brand_word(label: str) -> None:
    """Apple in pineapple, line in online, ana in banana, nitori in monitoring say nothing."""
    assert brand_words(label) == ()


def test_a_word_within_a_longer_brand_word_is_not_said_again() -> None:
    """Rakuten in rakuten-card is the card company."""
    assert [held.token.brand.id for held in brand_words("rakuten-card")] == ["rakuten-card"]


def test_only_labels_chosen_by_the_user_count() -> None:
    """A bucket at Amazon does not thereby name Amazon; the top level never counts."""
    assert foreign_labels("bucket.s3.amazonaws.com") == ("bucket", "s3")
    assert foreign_labels("www.amazon-pay.example") == ("www", "amazon-pay")


def test_the_main_labels_of_the_list_are_those_of_the_suffix_list() -> None:
    """The short cut for listed domains gives what the public suffix list gives, but for a few deep public domains."""
    domains = {domain for brand in brands() for domain in brand.web_domains}
    odd = sorted(domain for domain in domains if registrable(domain) and listed_label(domain) != main_label(domain))
    assert len(odd) <= 8, odd


def test_the_main_label_is_the_registrable_one() -> None:
    """Public suffixes of two labels are known."""
    assert main_label("www.amazon.co.jp") == "amazon"
    assert main_label("co.jp") == ""
