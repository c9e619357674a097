from __future__ import annotations

from gyotaku.data.kana import disguises, look_alikes


def test_signs_lead_to_katakana() -> None:
    """Each sign stands for one katakana, never for itself."""
    table = look_alikes()
    assert (table["一"], table["口"], table["力"]) == ("ー", "ロ", "カ")
    assert all(sign != kana for sign, kana in table.items())


def test_a_usual_word_is_known_in_wrong_signs() -> None:
    """力一ド is カード, though 一 follows no katakana; 加工ラーメン holds no エラー."""
    assert [(one.right, one.signs) for one in disguises("三井住友力一ドとイ才ン")] == [("カード", 2), ("イオン", 1)]
    assert disguises("加工ラーメンのデータを入力") == []
