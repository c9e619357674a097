"""Which rules of a page's style sheets apply to an element, decided while the page is walked.

Matching looks at the open elements and, only where a sheet asks for them, at those before them on the same level; it has a
budget, so that no sheet makes a page slow.
"""

from __future__ import annotations

from functools import lru_cache

from gyotaku.read.css import rules
from gyotaku.read.css_positions import Node, Place
from gyotaku.read.css_selectors import NOWHERE, Attributes, Compound, Element, Selector, compile_selector, holds

STEPS = 500_000
"""Most comparisons of one page; beyond it selectors with combinators or attributes no longer apply."""

REMEMBERED = 30_000
"""Characters of style sheets up to which their rules are remembered: mails of one campaign share them."""

_NONE: frozenset[str] = frozenset()


class _Level:
    """The elements of one parent that were met so far."""

    __slots__ = ("before", "tags")

    def __init__(self) -> None:
        self.before: list[Element] = []
        self.tags: dict[str, int] = {}

    def place(self, tag: str, node: Node | None) -> Place:
        """Return the place that an element of that tag has when it comes next."""
        return Place(len(self.before) + 1, self.tags.get(tag, 0) + 1, node)

    def add(self, element: Element) -> None:
        """Note an element."""
        self.before.append(element)
        self.tags[element.tag] = self.tags.get(element.tag, 0) + 1


class Cascade:
    """The rules of one page, indexed by what their subject must be, and the elements open around the place walked."""

    def __init__(self, sheets: list[str]) -> None:
        self.cut = False
        self.selectors: tuple[Selector, ...] = ()
        """Weakest first, so that a number is also a rank."""
        self._open: list[tuple[int, Element]] = []
        self._depth = 0
        self._steps = STEPS
        self._by_id: dict[str, list[int]] = {}
        self._by_class: dict[str, list[int]] = {}
        self._by_tag: dict[str, list[int]] = {}
        self._any: list[int] = []
        self._classes: dict[str, frozenset[str]] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._names: set[str] = set()
        """Classes that a selector asks of its subject."""
        self._candidates: dict[tuple[str, frozenset[str], str | None], tuple[bool, tuple[int, ...]]] = {}
        if sheets:
            small = sum(map(len, sheets)) <= REMEMBERED
            self.selectors, self.cut = _remembered(tuple(sheets)) if small else _compiled(tuple(sheets))
        for number, selector in enumerate(self.selectors):
            self._add(number, selector.subject)
        self.empty = not self.selectors
        # Only when a selector looks at the elements around need `enter` and `leave` be called.
        self.around = any(one.around for one in self.selectors)
        self._outer = _Outer(self.selectors)
        self.placed = any(_looks_beside(one) for one in self.selectors)
        """Whether a selector asks about elements beside others; only then are they kept."""
        self.around = self.around or self.placed
        self._levels: list[_Level] = [_Level()]
        self.tags = frozenset(self._by_tag)
        """Elements that a selector may choose by their tag alone."""
        self.everything = bool(self._any)
        """Whether a selector may choose any element."""

    def _add(self, number: int, subject: Compound) -> None:
        self._names |= subject.classes
        if subject.id:
            self._by_id.setdefault(subject.id, []).append(number)
        elif subject.classes:
            self._by_class.setdefault(min(subject.classes), []).append(number)
        elif subject.tag not in {"", "*"}:
            self._by_tag.setdefault(subject.tag, []).append(number)
        else:
            self._any.append(number)

    def applying(self, tag: str, attributes: Attributes, node: Node | None = None) -> tuple[int, ...]:
        """Return the numbers of the selectors that hold for an element inside those open now, weakest first."""
        named = attributes.get("class")
        ident = attributes.get("id")
        # Only classes and ids that a sheet mentions tell elements apart.
        classes = self._mentioned(named) if named else _NONE
        key = (tag, classes, ident if ident in self._by_id else None)
        known = self._candidates.get(key)
        if known is None:
            known = self._candidates[key] = self._sorted(*key)
        settled, candidates = known
        if settled:
            return candidates
        self._steps -= len(candidates)
        if self._steps < 0:
            self.cut = True
            return ()
        element = self._element(tag, attributes, node)
        return tuple(
            [
                number
                for number in candidates
                if holds(self.selectors[number].subject, element) and self._inside(self.selectors[number].around)
            ]
        )

    def _sorted(self, tag: str, classes: frozenset[str], ident: str | None) -> tuple[bool, tuple[int, ...]]:
        """Return what may hold for a tag, classes and an id, and whether that is already the answer."""
        element = Element(tag, ident or "", classes, {})
        numbers = [*self._any, *self._by_tag.get(tag, ()), *(self._by_id.get(ident, ()) if ident else ())]
        for one in classes:
            numbers += self._by_class.get(one, ())
        found = [self.selectors[number] for number in numbers]
        settled = all(not one.around and one.subject.plain for one in found)
        if settled:
            numbers = [number for number, one in zip(numbers, found, strict=True) if holds(one.subject, element)]
        return settled, tuple(sorted(numbers))

    def _mentioned(self, named: str) -> frozenset[str]:
        classes = self._known.get(named)
        if classes is None:
            classes = self._known[named] = self._split(named) & self._names
        return classes

    def _split(self, named: str) -> frozenset[str]:
        classes = self._classes.get(named)
        if classes is None:
            classes = self._classes[named] = frozenset(named.split())
        return classes

    def _element(self, tag: str, attributes: Attributes, node: Node | None) -> Element:
        named = attributes.get("class")
        classes = self._split(named) if named else _NONE
        place = self._levels[-1].place(tag, node) if self.placed else NOWHERE
        return Element(tag, attributes.get("id") or "", classes, attributes, place)

    def _inside(self, around: tuple[tuple[Compound, str], ...]) -> bool:
        """Whether the open elements satisfy what a selector wants around its subject, nearest first.

        Each wanted element is taken as near as possible; a child or sibling combinator after a failed ancestor is not
        retried further out, which only ever misses rules, never invents one.
        """
        if self._steps < 0:
            return False
        place = len(self._open) - 1
        inner = self._depth + 1
        beside = -1
        """Where on its level the element reached last stands; -1 when it is the last one met there."""
        for wanted, combinator in around:
            if combinator in {"+", "~"}:
                beside = self._beside(wanted, combinator, inner, beside)
                if beside < 0:
                    return False
                continue
            parent = combinator == ">"
            beside = -1
            while place >= 0:
                self._steps -= 1
                depth, element = self._open[place]
                if parent and depth != inner - 1:
                    return False
                if holds(wanted, element):
                    inner = depth
                    break
                if parent:
                    return False
                place -= 1
            if place < 0:
                return False
            place -= 1
        return True

    def _beside(self, wanted: Compound, combinator: str, depth: int, place: int) -> int:
        """Return where a wanted element stands before another on the same level, or -1."""
        before = self._levels[depth - 1].before
        if place < 0:
            # The subject itself is not yet among those met; an open element is the last of them.
            place = len(before) - (1 if depth <= self._depth else 0)
        while place > 0:
            place -= 1
            self._steps -= 1
            if holds(wanted, before[place]):
                return place
            if combinator == "+" or self._steps < 0:
                break
        return -1

    def enter(self, tag: str, attributes: Attributes, node: Node | None = None) -> None:
        """Note that an element is now open; only those that a selector may want around its subject are kept."""
        self._depth += 1
        element = None
        if self.placed:
            element = self._element(tag, attributes, node)
            self._levels[-1].add(element)
            self._levels.append(_Level())
        named = attributes.get("class")
        ident = attributes.get("id")
        classes = self._split(named) if named else _NONE
        outer = self._outer
        if (
            tag in outer.tags
            or outer.anything
            or (ident and ident in outer.ids)
            or (named and not outer.classes.isdisjoint(classes))
        ):
            self._open.append((self._depth, element or Element(tag, ident or "", classes, attributes)))

    def leave(self) -> None:
        """Note that the innermost open element is closed."""
        if self._open and self._open[-1][0] == self._depth:
            self._open.pop()
        if self.placed:
            self._levels.pop()
        self._depth -= 1


def _looks_beside(one: Selector) -> bool:
    compounds = [one.subject, *(compound for compound, _ in one.around)]
    return any(combinator in {"+", "~"} for _, combinator in one.around) or any(compound.placed for compound in compounds)


class _Outer:
    """What selectors ask of the elements around their subject."""

    def __init__(self, selectors: tuple[Selector, ...]) -> None:
        self.tags: set[str] = set()
        self.ids: set[str] = set()
        self.classes: set[str] = set()
        self.anything = False
        for selector in selectors:
            for wanted, _ in selector.around:
                if wanted.id:
                    self.ids.add(wanted.id)
                elif wanted.classes:
                    self.classes.add(min(wanted.classes))
                elif wanted.tag not in {"", "*"}:
                    self.tags.add(wanted.tag)
                else:
                    self.anything = True


def _compiled(sheets: tuple[str, ...]) -> tuple[tuple[Selector, ...], bool]:
    found, cut = rules(list(sheets))
    compiled = filter(None, map(compile_selector, found))
    return tuple(sorted(compiled, key=lambda one: (one.specificity, one.order))), cut


_remembered = lru_cache(maxsize=64)(_compiled)
