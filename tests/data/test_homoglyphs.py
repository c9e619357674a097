"""Skeletons of words."""

from __future__ import annotations

import pytest

from gyotaku.data.homoglyphs import INVISIBLE, confusable, skeleton, unmasked


@pytest.mark.parametrize(
    ("fake", "real"),
    [
        ("\u0410mazon", "Amazon"),  # Cyrillic capital A
        ("AppIe", "Apple"),  # capital i for l
        ("PayPaI", "PayPal"),
        ("Amaz0n", "Amazon"),
        ("arnazon", "amazon"),
        ("vvhatsapp", "whatsapp"),
        ("Pay\u200bPal", "PayPal"),  # zero-width space
        ("Nеtfl\u0456x", "Netflix"),  # Cyrillic e and i
        ("Ｐａｙｐａｌ", "paypal"),  # full width
        ("Àpplé", "apple"),
    ],
)
def test_confusable_words_share_a_skeleton(fake: str, real: str) -> None:
    """UTS 39 section 4: two texts a reader would confuse have the same skeleton."""
    assert skeleton(fake) == skeleton(real)


@pytest.mark.parametrize(("one", "other"), [("amazon", "amason"), ("visa", "vista"), ("line", "lane"), ("docomo", "dcoomo")])
def test_different_words_keep_different_skeletons(one: str, other: str) -> None:
    """A skeleton folds looks, not spelling."""
    assert skeleton(one) != skeleton(other)


def test_japanese_is_left_alone() -> None:
    """Kana, kanji and their sound marks pass through: only Latin look-alikes fold."""
    assert skeleton("三井住友カード がぎぐ") == "三井住友カード がぎぐ"


def test_unmasked_keeps_ascii_pairs_apart() -> None:
    """`unmasked` shows which ASCII letters are meant, before 0/o and l/I fall together."""
    assert unmasked("\u0410mazon0") == "amazon0"


def test_an_everyday_letter_is_not_confusable() -> None:
    """ASCII, kana and kanji never count as look-alikes; Cyrillic a does."""
    assert confusable().search("Amazon アマゾン 口座 0123") is None
    assert confusable().search("\u0430") is not None


def test_invisible_characters_are_known_by_class() -> None:
    """Zero-width, bidi, soft hyphen, tag characters and variation selectors draw nothing."""
    assert INVISIBLE.sub("", "a\u200bb\u202ec\u00add\U000e0041e\ufe0ff\u3164g") == "abcdefg"
