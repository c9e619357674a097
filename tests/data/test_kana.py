from __future__ import annotations

from gyotaku.data.kana import look_alikes


def test_signs_lead_to_katakana() -> None:
    """Each sign stands for one katakana, never for itself."""
    table = look_alikes()
    assert (table["一"], table["口"], table["力"]) == ("ー", "ロ", "カ")
    assert all(sign != kana for sign, kana in table.items())
