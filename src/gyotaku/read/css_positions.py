"""Where an element stands among its siblings: `:first-child`, `:nth-of-type(2n+1)` and the like (Selectors 4 section 14)."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from gyotaku.patterns import late

FOLLOWING = 2_000
"""Most nodes behind an element that are looked at to count from the end; beyond them the selector does not apply."""

_FORMULA = late(r"\s*(?:([+-]?\d{0,6})n\s*(?:([+-])\s*(\d{1,6}))?|([+-]?\d{1,6}))\s*\Z", re.IGNORECASE)
_WORDS = {"odd": "2n+1", "even": "2n"}


class Node(Protocol):
    """What is asked of a node of the page's tree: its tag and what follows it."""

    @property
    def tag(self) -> str | None:
        """Tag, or a name with a hyphen for what is no element."""

    @property
    def next(self) -> Node | None:
        """The next node of the same parent."""


class Position(NamedTuple):
    """The places `step` * n + `start` (n = 0, 1, …), counted among the elements of one parent or those of one tag."""

    step: int
    start: int
    of_type: bool
    from_end: bool


class Place(NamedTuple):
    """Where an element stands: counted from 1 among its siblings, and among those of its tag."""

    number: int
    of_type: int
    node: Node | None


def positions(pseudo: str) -> tuple[Position, ...] | None:
    """Read a positional pseudo-class such as `:nth-child(2n+1)`; None when it is none."""
    name, _, argument = pseudo.lower().lstrip(":").partition("(")
    argument = argument.removesuffix(")").strip()
    kind, _, of = name.rpartition("-")
    if of not in {"child", "type"}:
        return None
    of_type = of == "type"
    kind = kind.removesuffix("-of") if of_type else kind
    if kind in {"first", "last", "only"} and not argument:
        ends = {"first": (False,), "last": (True,), "only": (False, True)}[kind]
        return tuple(Position(0, 1, of_type, end) for end in ends)
    formula = _FORMULA.match(_WORDS.get(argument, argument))
    if kind not in {"nth", "nth-last"} or formula is None:
        return None
    step, sign, start, alone = formula.groups()
    from_end = kind == "nth-last"
    if alone is not None:
        return (Position(0, int(alone), of_type, from_end),)
    many = int(step) if step.strip("+-") else int(f"{step}1")
    return (Position(many, int(f"{sign}{start}") if start else 0, of_type, from_end),)


def stands(wanted: Position, place: Place, tag: str) -> bool:
    """Whether an element of a tag stands at a wanted position."""
    number = place.of_type if wanted.of_type else place.number
    if wanted.from_end:
        found = _behind(place.node, tag if wanted.of_type else None)
        if found is None:
            return False
        number = found
    if wanted.step == 0:
        return number == wanted.start
    times, over = divmod(number - wanted.start, wanted.step)
    return over == 0 and times >= 0


def _behind(node: Node | None, tag: str | None) -> int | None:
    """Count from the end, 1 for the last; None when that cannot be told."""
    if node is None:
        return None
    number = 1
    for _ in range(FOLLOWING):
        node = node.next
        if node is None:
            return number
        if node.tag == tag if tag is not None else (node.tag or "-")[0] != "-":
            number += 1
    return None
