"""The open families."""

from __future__ import annotations

import pytest

from gyotaku.errors import UnknownName
from gyotaku.registry import Family


def test_a_name_taken_twice_is_loud() -> None:
    """Two members of one name would hide one of them: refused."""
    family: Family[object] = Family("rule", "gyotaku.model")
    family.add("one", "first")
    with pytest.raises(ValueError, match="two rules are called 'one'"):
        family.add("one", "second")


def test_an_unknown_name_lists_the_known_ones() -> None:
    """An explicit choice that fails says what there is to choose from."""
    family: Family[str] = Family("export", "gyotaku.model")
    family.add("html", "x")
    family.add("json", "y")
    with pytest.raises(UnknownName, match="No export is called 'pdf'; the known ones are: html, json"):
        family.named("pdf")


def test_members_come_in_the_order_of_their_names() -> None:
    """Output never depends on the order of imports."""
    family: Family[str] = Family("x", "gyotaku.model")
    family.add("b", "2")
    family.add("a", "1")
    assert list(family) == ["1", "2"]
    assert family.names() == ["a", "b"]
