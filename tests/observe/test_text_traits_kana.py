from __future__ import annotations

import pytest
from tests.written import traits


@pytest.mark.parametrize(
    ("text", "trait", "expected"),
    [
        ("ありがとうごさいます。", "missing-dakuten", "ございます"),
        ("ご確認くたさい。", "missing-dakuten", "ください"),
        ("バスワードは秘密です", "missing-dakuten", "パスワード"),
        ("アカ ウントを確認", "odd-spacing", "アカウント"),
        ("お 客 様の情報", "odd-spacing", "お客様"),
        ("P l e a s e   v e r i f y", "odd-spacing", "verify"),
        ("至 急 確 認、おすすめください", "odd-spacing", "至急確認"),
    ],
)
def test_damage(text: str, trait: str, expected: str) -> None:
    """Lost sound marks and spaces inside words are found, with the right spelling."""
    assert (trait, expected) in [(found.trait, found.expected) for found in traits(text)]


def test_noise() -> None:
    """Three senseless runs of kana or more are noise."""
    [found] = [
        found for found in traits("お知らせです。\nポぎをゲ\nツ゚ム゚\nゃっァぬメ\n以上、よろしく。") if found.trait == "kana-noise"
    ]
    assert found.count == 3


@pytest.mark.parametrize(
    "text",
    [
        "オススメのメールをチェックするとサービスになる",
        "お 知 ら せ",
        "ヾ(゜∀゜)ノ やったー (´ー｀)",
        "N E W S L E T T E R",
        "デジタル カメラ",
        "っす。ぇ、なに。",
        "出てきます、やってきます",
    ],
)
def test_normal_spelling(text: str) -> None:
    """Spread headings, faces, slang and two words side by side are normal."""
    assert traits(text) == []
