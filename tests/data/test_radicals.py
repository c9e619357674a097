from __future__ import annotations

import unicodedata

from gyotaku.data.radicals import _table, ideograph


def test_radicals_become_ideographs() -> None:
    """Both blocks; what is no radical stays."""
    assert "".join(map(ideograph, "⽇本語の⽂章、⻑い⻘い⻝")) == "日本語の文章、長い青い食"
    assert ideograph("長") == "長"
    assert ideograph("A") == "A"


def test_every_pair_is_a_radical_and_an_ideograph() -> None:
    """No entry turns an ordinary character into another."""
    for radical, plain in _table().items():
        assert "\u2e80" <= radical <= "\u2fd5"
        assert unicodedata.name(plain).startswith("CJK UNIFIED IDEOGRAPH")
