from __future__ import annotations

import pytest
from tests.written import traits


@pytest.mark.parametrize(
    ("text", "trait", "expected"),
    [
        ("Аmazon お客様", "homoglyph", "Amazon"),
        ("vеrify your wаllеt", "homoglyph", "verify"),
        ("Scan your Iedger now", "homoglyph", "ledger"),
        ("lmmediate action", "homoglyph", "Immediate"),
        ("Micr0s0ft account", "homoglyph", "Microsoft"),
        ("Paжыal is here", "mixed-script", ""),
        ("下记のURLよりご確认ください", "simplified-glyph", "下記"),
        ("UCカ一ドをご利用", "kana-lookalike", "カード"),
        ("当サ仆トで調査します", "kana-lookalike", "サイト"),
        ("あなたのロ座を確認", "kana-lookalike", "口座"),
        ("パスワードの入カをお願い", "kana-lookalike", "入力"),
    ],
)
def test_foreign_signs(text: str, trait: str, expected: str) -> None:
    """A sign of another script in a word is found, with what should stand there."""
    assert (trait, expected) in [(found.trait, found.expected) for found in traits(text)]


@pytest.mark.parametrize(
    "text",
    [
        "髙島様、野村證券の﨑山です",
        "μm と kΩ の単位について",
        "Привет, мир и друзья",
        "ご購入カードを確認しました",
        "個人ログインの方法です",
        "一口二口と食べる",
        "スタジオ一階でお待ちしています",
        "上海贸易有限公司",
        "第二カードの加工ラーメン",
        "IP and IMAP, iPhone, PayPal, Illinois",
    ],
)
def test_right_signs(text: str) -> None:
    """Names, units, other languages, and words that only contain the same signs are left alone."""
    assert traits(text) == []


def test_the_same_word_counts_once() -> None:
    """A forged word repeated is one fact with its count."""
    [found] = traits("Аmazon から Аmazon のお知らせ")
    assert found.count == 2


def test_display_name() -> None:
    """The sender's display name is looked at as well."""
    [found] = traits("本文です。", display="Аmazon")
    assert (found.trait, found.place) == ("homoglyph", "display")
