from __future__ import annotations

from gyotaku.data.simplified import glyphs, japanese


def test_by_character_sets() -> None:
    """What only simplified Chinese has is caught; rare Japanese glyphs of names are not."""
    assert all(glyphs().match(glyph) for glyph in "证确运记网们")
    assert not any(glyphs().match(glyph) for glyph in "證髙﨑邊國学会号据")


def test_pairs_lead_to_japanese() -> None:
    """Each listed glyph is caught, and its Japanese form is not."""
    for glyph, right in japanese().items():
        assert glyphs().match(glyph), glyph
        assert right == "們" or not glyphs().match(right), right
