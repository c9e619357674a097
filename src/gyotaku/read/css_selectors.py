"""Selectors read into what an element must be, and whether it is (Selectors 4).

Understood: type, class, id, attribute and universal selectors, positions among siblings, `:not()`, `:is()` and `:where()` of
such, with descendant, child and sibling combinators. A selector with anything else (states, `:has()`) is none: it could hide
text, but mail that relies on it is not seen, and guessing would hide what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from gyotaku.model.noun import Noun
from gyotaku.read.css import Declarations, Rule, unescape
from gyotaku.read.css_positions import Place, Position, positions, stands

Attributes = Mapping[str, str | None]

_SIMPLE = re.compile(
    r"""([.#])((?:[-\w]|[^\x00-\x7f])++)|\[\s*([-\w]+)\s*(?:([~|^$*]?=)\s*("[^"]*"|'[^']*'|[^\]\s]++)\s*[iIsS]?\s*)?\]"""
    r"""|(:{1,2}[-\w]+(?:\([^()]*\))?)|((?:[-\w]|[^\x00-\x7f])++|\*)"""
)
_HARMLESS = {":link", ":any-link", ":root"}
_BRACKETS = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_EITHER = frozenset({":is", ":where", ":matches", ":-webkit-any", ":-moz-any"})
_ALTERNATIVES = 20
"""Most selectors read inside `:not()` or `:is()`."""
NOWHERE = Place(0, 0, None)


class Compound(Noun, frozen=True, kw_only=True):
    """Simple selectors that must all hold for one element."""

    tag: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()
    places: tuple[Position, ...] = ()
    none: tuple[Compound, ...] = ()
    """What `:not()` excludes."""
    either: tuple[tuple[Compound, ...], ...] = ()
    """What each `:is()` wants one of."""

    @property
    def plain(self) -> bool:
        """Whether tag, id and classes alone decide."""
        return not (self.attributes or self.places or self.none or self.either)

    @property
    def placed(self) -> bool:
        """Whether it asks where an element stands among its siblings."""
        inside = [*self.none, *(one for each in self.either for one in each)]
        return bool(self.places) or any(one.placed for one in inside)


class Element(NamedTuple):
    """An element as far as selectors ask about it."""

    tag: str
    id: str
    classes: frozenset[str]
    attributes: Attributes
    place: Place = NOWHERE


class Selector(Noun, frozen=True, kw_only=True):
    """A selector: the compound of the element itself and, outwards, those around it, each with the combinator behind it."""

    subject: Compound
    around: tuple[tuple[Compound, str], ...]
    specificity: tuple[int, int, int]
    order: int
    declarations: Declarations


def compile_selector(rule: Rule) -> Selector | None:
    """Read a rule's selector; None when it holds something that is not understood."""
    text = unescape(rule.selector) if "\\" in rule.selector else rule.selector
    if len(text) > 300:
        return None
    if "&" in _BRACKETS.sub("", text):
        return None
    pieces = _split(text)
    compounds = []
    for piece, _ in pieces:
        compound = _compound(piece)
        if compound is None:
            return None
        compounds.append(compound)
    if not compounds:
        return None
    outwards = tuple((compounds[place], pieces[place + 1][1]) for place in range(len(compounds) - 2, -1, -1))
    counted = [_specificity(one) for one in compounds]
    return Selector(
        subject=compounds[-1],
        around=outwards,
        specificity=(sum(one[0] for one in counted), sum(one[1] for one in counted), sum(one[2] for one in counted)),
        order=rule.order,
        declarations=rule.declarations,
    )


def _specificity(one: Compound) -> tuple[int, int, int]:
    ids, tags = int(bool(one.id)), int(one.tag not in {"", "*"})
    classes = len(one.classes) + len(one.attributes) + len(one.places)
    for inside in ([one.none] if one.none else []) + list(one.either):
        # The most specific of those inside counts (Selectors 4 section 17); `:where()` is read as `:is()`.
        more = max(_specificity(each) for each in inside)
        ids, classes, tags = ids + more[0], classes + more[1], tags + more[2]
    return ids, classes, tags


def _split(text: str) -> list[tuple[str, str]]:
    """Split at combinators outside brackets; each piece with the combinator before it (a space for a descendant)."""
    held = _BRACKETS.findall(text)
    bare = _BRACKETS.sub("\x00", text)
    pieces: list[tuple[str, str]] = []
    combinator = " "
    for piece in _COMBINATOR.split(bare.strip()):
        if piece in {">", "+", "~"}:
            combinator = piece
        elif piece:
            while "\x00" in piece and held:
                piece = piece.replace("\x00", held.pop(0), 1)  # noqa: PLW2901 - filled in step by step
            pieces.append((piece, combinator))
            combinator = " "
    return pieces


def _compound(piece: str) -> Compound | None:
    tag, ident, classes, attributes = "", "", [], []
    places: list[Position] = []
    none: list[Compound] = []
    either: list[tuple[Compound, ...]] = []
    end = 0
    for found in _SIMPLE.finditer(piece):
        if found.start() != end:
            return None
        end = found.end()
        kind, name, attribute, operator, value, pseudo, element = found.groups()
        if kind == ".":
            classes.append(name)
        elif kind == "#":
            ident = name
        elif attribute:
            attributes.append((attribute.lower(), operator or "", (value or "").strip("\"'")))
        elif pseudo:
            if not _pseudo(pseudo, places, none, either):
                return None
        else:
            tag = element.lower()
    if not piece or end != len(piece):
        return None
    return Compound(
        tag=tag,
        id=ident,
        classes=frozenset(classes),
        attributes=tuple(attributes),
        places=tuple(places),
        none=tuple(none),
        either=tuple(either),
    )


def _pseudo(pseudo: str, places: list[Position], none: list[Compound], either: list[tuple[Compound, ...]]) -> bool:
    """Read a pseudo-class into what it adds to a compound; return whether it is understood."""
    if pseudo.lower() in _HARMLESS:
        return True
    found = positions(pseudo)
    if found is not None:
        places += found
        return True
    name, _, inside = pseudo.partition("(")
    name = name.lower()
    if name != ":not" and name not in _EITHER:
        return False
    compounds = [_compound(one.strip()) for one in inside.removesuffix(")").split(",")[:_ALTERNATIVES]]
    known = [one for one in compounds if one is not None]
    if not known or len(known) < len(compounds):
        return False
    if name == ":not":
        none += known
    else:
        either.append(tuple(known))
    return True


def holds(wanted: Compound, element: Element) -> bool:
    """Whether an element is what a compound wants."""
    if wanted.tag and wanted.tag not in {"*", element.tag}:
        return False
    if wanted.id and wanted.id != element.id:
        return False
    if not wanted.classes <= element.classes:
        return False
    if wanted.attributes and not all(_attributeholds(element.attributes, *one) for one in wanted.attributes):
        return False
    if wanted.places and not all(stands(one, element.place, element.tag) for one in wanted.places):
        return False
    if any(holds(one, element) for one in wanted.none):
        return False
    return all(any(holds(one, element) for one in each) for each in wanted.either)


def _attributeholds(attributes: Attributes, name: str, operator: str, value: str) -> bool:
    if name not in attributes:
        return False
    have = attributes[name] or ""
    if not operator:
        return True
    if operator == "=":
        return have == value
    if not value:
        return False
    if operator == "~=":
        return value in have.split()
    if operator == "|=":
        return have == value or have.startswith(value + "-")
    if operator == "^=":
        return have.startswith(value)
    if operator == "$=":
        return have.endswith(value)
    return value in have
