from __future__ import annotations

import pytest
from tests.written import traits


@pytest.mark.parametrize(
    ("text", "trait", "count"),
    [
        ("ア\u200bカ\u200bウ\u200bント", "zero-width", 3),
        ("Pay\u200epal", "zero-width", 1),
        ("p\u00ada\u00adss\u00adword", "soft-hyphen", 3),
        ("pay.\u202eexe.fdp", "bidi-control", 1),
        ("hi\U000e0041\U000e0042", "tag-character", 2),
    ],
)
def test_between_letters(text: str, trait: str, count: int) -> None:
    """Characters without width inside words are counted by kind."""
    assert [(found.trait, found.count) for found in traits(text)] == [(trait, count)]


@pytest.mark.parametrize(
    "text",
    [
        "新着のお知らせ" + "\u200c\u00a0" * 40,
        "👨\u200d👩\u200d👧 家族割",
        "☎\ufe0f お電話",
        "می\u200cخواهم",
        "ภาษา\u200bไทย",
        "Donau\u00addampf\u00adschiff",
        "\ufeffはじめに",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f の試合",
        "電話 \u202a(03) 1234-5678\u202c まで",
    ],
)
def test_normal_uses(text: str) -> None:
    """Preview padding, emoji, scripts that need joiners, hyphenation, flags and wrapped numbers are normal."""
    assert traits(text) == []
