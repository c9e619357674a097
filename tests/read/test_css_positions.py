"""Positions among siblings."""

from __future__ import annotations

import pytest

from gyotaku.read.css_positions import Place, Position, positions, stands


@pytest.mark.parametrize(
    ("pseudo", "found"),
    [
        (":first-child", (Position(0, 1, of_type=False, from_end=False),)),
        (":Only-Of-Type", (Position(0, 1, of_type=True, from_end=False), Position(0, 1, of_type=True, from_end=True))),
        (":nth-child(odd)", (Position(2, 1, of_type=False, from_end=False),)),
        (":nth-last-of-type( -3n + 4 )", (Position(-3, 4, of_type=True, from_end=True),)),
        (":nth-child(+n)", (Position(1, 0, of_type=False, from_end=False),)),
        (":hover", None),
        (":first-child(1)", None),
        (":nth-child()", None),
        (":nth-of(2)", None),
    ],
)
def test_forms(pseudo: str, found: tuple[Position, ...] | None) -> None:
    """The forms of Selectors 4 section 14, and nothing like them."""
    assert positions(pseudo) == found


@pytest.mark.parametrize(
    ("formula", "holding"),
    [("2n+1", {1, 3, 5}), ("-n+2", {1, 2}), ("3", {3}), ("n+4", {4, 5, 6}), ("-2", set()), ("0n", set()), ("3n-1", {2, 5})],
)
def test_formulas(formula: str, holding: set[int]) -> None:
    """An+B counts from 1, with n from 0."""
    found = positions(f":nth-child({formula})")
    assert found is not None
    assert {number for number in range(1, 7) if stands(found[0], Place(number, 1, None), "p")} == holding


def test_without_a_tree_the_end_is_unknown() -> None:
    """What cannot be told never applies."""
    found = positions(":last-child")
    assert found is not None
    assert not stands(found[0], Place(1, 1, None), "p")
