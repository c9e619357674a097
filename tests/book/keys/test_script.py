"""Scripts of pages as keys."""

from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.script import MOST, script
from gyotaku.book.linking import Side, bond, speaks
from gyotaku.book.ports import Key, Known
from gyotaku.model.facts import PageKit


def kit(*traits: str) -> PageKit:
    """Build a page's kit."""
    return PageKit(url="https://a.example/", profile="mobile", key="0123456789abcdef", traits=traits)


def test_scripts_and_kit_of_a_page_are_keys() -> None:
    """Each script once, whatever the number of visitors; other traits are in the kit's own key."""
    found = list(script(of(kit("fields=card,pin", "script=aaaa", "script=bbbb"), kit("script=bbbb"))))
    assert found == [
        Key(family="page-kit", value="0123456789abcdef"),
        Key(family="script", value="sha256 aaaa"),
        Key(family="script", value="sha256 bbbb"),
    ]
    assert len(list(script(of(kit(*(f"script={number:04}" for number in range(40))))))) == 1 + MOST


def test_a_library_that_everybody_uses_joins_nothing() -> None:
    """A library on pages of many brands, or in genuine mail, says nothing; a kit's own script does."""
    library = Key(family="script", value="sha256 jquery")
    own = Key(family="script", value="sha256 own")
    known = {library: Known(cases=900, brands=("a", "b", "c", "d", "e")), own: Known(cases=9, brands=("a",))}
    assert not speaks(library, known[library])
    assert not speaks(library, Known(cases=60, genuine=10, brands=("a",)))
    side = Side(brand="a", label="phishing")
    assert bond([library], known, side, side).weight == 0
    assert bond([library, own], known, side, side).keys == (own,)
