from __future__ import annotations

import pytest

from gyotaku.data.folding import BREAK, fold
from gyotaku.data.lexicon import Lexicon, expand, flatten, once


def found(language: str, pattern: str, text: str) -> list[str]:
    """Return what a pattern finds in a text."""
    lexicon = Lexicon(language, {"money": "{yen|cash}"})
    lexicon.add("test", "x", [pattern])
    folded = fold(text)
    return [folded[hit.start : hit.end] for hit in once(lexicon.build().find(folded))]


def test_notation() -> None:
    """Braces choose, square brackets leave out, angle brackets name a group."""
    assert expand("a{b|c}[d]", {}) == ["ab", "abd", "ac", "acd"]
    assert expand("<m>s", {"m": "{yen|cash}"}) == ["yens", "cashs"]


def test_operators_inside_braces_become_patterns() -> None:
    """An alternative that holds an operator becomes a pattern of its own."""
    assert flatten("x .. {a|b .. c|d}") == ["x .. b .. c", "x .. {a|d}"]


@pytest.mark.parametrize(
    ("pattern", "text", "hit"),
    [
        ("account .. suspend*", "Your account has been suspended.", ["account has been suspend"]),
        ("account .. suspend*", "Your account. We suspended it.", []),
        ("account .. suspend*", "accounting is suspended", []),
        ("account .. lock", "account lockdown", []),
        ("*konto* .. gesperrt", "Ihr Kundenkonto ist gesperrt", ["konto ist gesperrt"]),
        ("you .. won", "you won't see it", []),
        ("a ~ b", "b then a", ["b then a"]),
        ("a .. b", "b then a", []),
        ("a .. b", "a" + " x" * 30 + " b", []),
        ("a ... b", "a" + " x" * 30 + " b", ["a" + " x" * 30 + " b"]),
        ("<money> back", "cash back", ["cash back"]),
    ],
)
def test_latin(pattern: str, text: str, hit: list[str]) -> None:
    """Words match whole unless starred; parts stand near each other, in order, in one sentence."""
    assert found("en", pattern, text) == hit


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("カードのご利用を停止します", ["カードのご利用を停止"]),
        ("カ一ド を 停 止", ["カードを停止"]),
        ("カードは安全です。配信を停止するには", []),
        (f"カード{BREAK}停止", []),
        ("カードの年会費やポイントの付与や各種サービスの停止", []),
    ],
)
def test_japanese(text: str, hit: list[str]) -> None:
    """Japanese parts match without word limits, across spaces, never across a sentence, a unit or a long gap."""
    assert found("ja", "カード .. 停止", text) == hit


@pytest.mark.parametrize("pattern", ["{a|b", "a ~ b .. c"])
def test_slips_in_a_pattern_are_loud(pattern: str) -> None:
    """A pattern that means nothing is refused when it is compiled."""
    with pytest.raises(ValueError, match=r"pattern"):
        Lexicon("en", {}).add("test", "x", [pattern])


def test_an_overlapping_beginning_gives_way() -> None:
    """A first part that overlaps the second does not hide an earlier one."""
    assert found("ja", "{サービス|利用} .. {停止|利用できな}", "サービスが利用できない") == ["サービスが利用できな"]


def test_longer_spellings_add_nothing() -> None:
    """Without word limits a literal that begins with another one is left out; the place is the same."""
    assert found("ja", "停止[中|します]", "停止中です") == ["停止"]


def test_a_wall_of_words_is_bounded() -> None:
    """A text of nothing but hits yields a bounded number of them."""
    lexicon = Lexicon("en", {})
    lexicon.add("test", "x", ["a"])
    assert len(lexicon.build().find("a " * 50_000)) == 4_000
