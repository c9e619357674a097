"""Which rules of a page's style sheets apply to an element, decided while the page is walked.

Understood: type, class, id, attribute and universal selectors with descendant and child combinators (Selectors 4). A
selector with anything else (siblings, states, positions) never applies: it could hide text, but mail that relies on it
is not seen, and guessing would hide what is shown. Matching looks at the open elements only and has a budget, so that no
sheet makes a page slow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gyotaku.model.noun import Noun
from gyotaku.read.css import Declarations, Rule, rules, unescape

STEPS = 1_000_000
"""Most comparisons of one page; beyond it rules with combinators no longer apply."""

Merged = tuple[tuple[str, str], ...]
"""Winning declarations of one element, sorted by property."""
Attributes = Mapping[str, str | None]

_SIMPLE = re.compile(
    r"""([.#])((?:[-\w]|[^\x00-\x7f])++)|\[\s*([-\w]+)\s*(?:([~|^$*]?=)\s*("[^"]*"|'[^']*'|[^\]\s]++)\s*[iIsS]?\s*)?\]"""
    r"""|(:{1,2}[-\w]+(?:\([^()]*\))?)|((?:[-\w]|[^\x00-\x7f])++|\*)"""
)
_HARMLESS = {":link", ":any-link", ":root"}
_BRACKETS = re.compile(r"\[[^\]]*\]")
_COMBINATOR = re.compile(r"\s*(>)\s*|\s+")


class Compound(Noun, frozen=True, kw_only=True):
    """Simple selectors that must all hold for one element."""

    tag: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()


class Element(Noun, frozen=True, kw_only=True):
    """An open element as far as selectors ask about it."""

    tag: str
    id: str
    classes: frozenset[str]
    attributes: dict[str, str | None]


class Selector(Noun, frozen=True, kw_only=True):
    """A selector: the compound of the element itself and, outwards, those around it, each with whether it is the parent."""

    subject: Compound
    around: tuple[tuple[Compound, bool], ...]
    specificity: tuple[int, int, int]
    order: int
    declarations: Declarations


def compile_selector(rule: Rule) -> Selector | None:
    """Read a rule's selector; None when it holds something that is not understood."""
    text = unescape(rule.selector) if "\\" in rule.selector else rule.selector
    if len(text) > 300:
        return None
    bare = _BRACKETS.sub("", text)
    if "+" in bare or "~" in bare or "&" in bare:
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
    ids = sum(bool(one.id) for one in compounds)
    classes = sum(len(one.classes) + len(one.attributes) for one in compounds)
    tags = sum(one.tag not in {"", "*"} for one in compounds)
    return Selector(
        subject=compounds[-1],
        around=outwards,
        specificity=(ids, classes, tags),
        order=rule.order,
        declarations=rule.declarations,
    )


def _split(text: str) -> list[tuple[str, bool]]:
    """Split at combinators outside brackets; each piece with whether `>` stands before it."""
    held = _BRACKETS.findall(text)
    bare = _BRACKETS.sub("\x00", text)
    pieces: list[tuple[str, bool]] = []
    child = False
    for piece in _COMBINATOR.split(bare.strip()):
        if piece == ">":
            child = True
        elif piece:
            while "\x00" in piece and held:
                piece = piece.replace("\x00", held.pop(0), 1)  # noqa: PLW2901 - filled in step by step
            pieces.append((piece, child))
            child = False
    return pieces


def _compound(piece: str) -> Compound | None:
    tag, ident, classes, attributes = "", "", [], []
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
            if pseudo.lower() not in _HARMLESS:
                return None
        else:
            tag = element.lower()
    if end != len(piece):
        return None
    return Compound(tag=tag, id=ident, classes=frozenset(classes), attributes=tuple(attributes))


class Cascade:
    """The rules of one page, indexed by what their subject must be, and the elements open around the place walked."""

    def __init__(self, sheets: list[str]) -> None:
        self.cut = False
        self.open: list[Element] = []
        self._steps = STEPS
        self._by_id: dict[str, list[Selector]] = {}
        self._by_class: dict[str, list[Selector]] = {}
        self._by_tag: dict[str, list[Selector]] = {}
        self._any: list[Selector] = []
        self._merged: dict[object, Merged] = {}
        self.empty = True
        self.around = False
        """Whether any selector looks at the elements around."""
        if sheets:
            found, self.cut = rules(sheets)
            for rule in found:
                self._add(compile_selector(rule))

    def _add(self, selector: Selector | None) -> None:
        if selector is None:
            return
        self.empty = False
        self.around = self.around or bool(selector.around)
        subject = selector.subject
        if subject.id:
            self._by_id.setdefault(subject.id, []).append(selector)
        elif subject.classes:
            self._by_class.setdefault(min(subject.classes), []).append(selector)
        elif subject.tag not in {"", "*"}:
            self._by_tag.setdefault(subject.tag, []).append(selector)
        else:
            self._any.append(selector)

    def declared(self, tag: str, attributes: Attributes, inline: Declarations) -> Merged:
        """Return the winning declarations of an element: sheets by importance, specificity and order, then its style."""
        applying = [] if self.empty else self._applying(tag, attributes)
        key = (tuple(one.order for one in applying), inline)
        merged = self._merged.get(key)
        if merged is None:
            applying.sort(key=lambda one: (one.specificity, one.order))
            winning: dict[str, str] = {}
            for declared in [*(one.declarations for one in applying), inline]:
                winning.update((name, value) for name, value, important in declared if not important)
            # Important declarations win over all plain ones; among them the style attribute's come last.
            for declared in [*(one.declarations for one in applying), inline]:
                winning.update((name, value) for name, value, important in declared if important)
            merged = tuple(sorted(winning.items()))
            self._merged[key] = merged
        return merged

    def _applying(self, tag: str, attributes: Attributes) -> list[Selector]:
        named = attributes.get("class")
        ident = attributes.get("id")
        classes = named.split() if named else ()
        candidates = list(self._any)
        candidates += self._by_tag.get(tag, ())
        for one in dict.fromkeys(classes):
            candidates += self._by_class.get(one, ())
        if ident:
            candidates += self._by_id.get(ident, ())
        if not candidates:
            return candidates
        element = Element(tag=tag, id=ident or "", classes=frozenset(classes), attributes=dict(attributes))
        return [one for one in candidates if _holds(one.subject, element) and (not one.around or self._inside(one.around))]

    def _inside(self, around: tuple[tuple[Compound, bool], ...]) -> bool:
        """Whether the open elements satisfy what a selector wants around its subject, nearest first.

        Each wanted element is taken as near as possible; a child combinator after a failed ancestor is not retried
        further out, which only ever misses rules, never invents one.
        """
        place = len(self.open) - 1
        for wanted, parent in around:
            while place >= 0:
                self._steps -= 1
                if self._steps < 0:
                    self.cut = True
                    return False
                if _holds(wanted, self.open[place]):
                    break
                if parent:
                    return False
                place -= 1
            if place < 0:
                return False
            place -= 1
        return True

    def enter(self, tag: str, attributes: Attributes) -> None:
        """Note that an element is now open."""
        named = attributes.get("class")
        self.open.append(
            Element(
                tag=tag, id=attributes.get("id") or "", classes=frozenset(named.split() if named else ()), attributes=dict(attributes)
            )
        )

    def leave(self) -> None:
        """Note that the innermost open element is closed."""
        self.open.pop()


def _holds(wanted: Compound, element: Element) -> bool:
    if wanted.tag and wanted.tag not in {"*", element.tag}:
        return False
    if wanted.id and wanted.id != element.id:
        return False
    if not wanted.classes <= element.classes:
        return False
    return not wanted.attributes or all(_attribute_holds(element.attributes, *one) for one in wanted.attributes)


def _attribute_holds(attributes: Attributes, name: str, operator: str, value: str) -> bool:
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
