"""Which rules of a page's style sheets apply to an element, decided while the page is walked.

Understood: type, class, id, attribute and universal selectors with descendant and child combinators (Selectors 4). A
selector with anything else (siblings, states, positions) never applies: it could hide text, but mail that relies on it
is not seen, and guessing would hide what is shown. Matching looks at the open elements only and has a budget, so that no
sheet makes a page slow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from gyotaku.model.noun import Noun
from gyotaku.read.css import Declarations, Rule, rules, unescape

STEPS = 500_000
"""Most comparisons of one page; beyond it selectors with combinators or attributes no longer apply."""

REMEMBERED = 30_000
"""Characters of style sheets up to which their rules are remembered: mails of one campaign share them."""

Attributes = Mapping[str, str | None]

_SIMPLE = re.compile(
    r"""([.#])((?:[-\w]|[^\x00-\x7f])++)|\[\s*([-\w]+)\s*(?:([~|^$*]?=)\s*("[^"]*"|'[^']*'|[^\]\s]++)\s*[iIsS]?\s*)?\]"""
    r"""|(:{1,2}[-\w]+(?:\([^()]*\))?)|((?:[-\w]|[^\x00-\x7f])++|\*)"""
)
_NONE: frozenset[str] = frozenset()
_HARMLESS = {":link", ":any-link", ":root"}
_BRACKETS = re.compile(r"\[[^\]]*\]")
_COMBINATOR = re.compile(r"\s*(>)\s*|\s+")


class Compound(Noun, frozen=True, kw_only=True):
    """Simple selectors that must all hold for one element."""

    tag: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()


Element = tuple[str, str, frozenset[str], Attributes]
"""An open element as far as selectors ask about it: tag, id, classes, attributes."""


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

    def applying(self, tag: str, attributes: Attributes) -> tuple[int, ...]:
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
        element = (tag, ident or "", self._split(named) if named else _NONE, attributes)
        return tuple(
            [
                number
                for number in candidates
                if _holds(self.selectors[number].subject, element) and self._inside(self.selectors[number].around)
            ]
        )

    def _sorted(self, tag: str, classes: frozenset[str], ident: str | None) -> tuple[bool, tuple[int, ...]]:
        """Return what may hold for a tag, classes and an id, and whether that is already the answer."""
        element: Element = (tag, ident or "", classes, {})
        numbers = [*self._any, *self._by_tag.get(tag, ()), *(self._by_id.get(ident, ()) if ident else ())]
        for one in classes:
            numbers += self._by_class.get(one, ())
        found = [self.selectors[number] for number in numbers]
        settled = not any(one.around or one.subject.attributes for one in found)
        if settled:
            numbers = [number for number, one in zip(numbers, found, strict=True) if _holds(one.subject, element)]
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

    def _inside(self, around: tuple[tuple[Compound, bool], ...]) -> bool:
        """Whether the open elements satisfy what a selector wants around its subject, nearest first.

        Each wanted element is taken as near as possible; a child combinator after a failed ancestor is not retried
        further out, which only ever misses rules, never invents one.
        """
        if self._steps < 0:
            return False
        place = len(self._open) - 1
        inner = self._depth + 1
        for wanted, parent in around:
            while place >= 0:
                self._steps -= 1
                depth, element = self._open[place]
                if parent and depth != inner - 1:
                    return False
                if _holds(wanted, element):
                    inner = depth
                    break
                if parent:
                    return False
                place -= 1
            if place < 0:
                return False
            place -= 1
        return True

    def enter(self, tag: str, attributes: Attributes) -> None:
        """Note that an element is now open; only those that a selector may want around its subject are kept."""
        self._depth += 1
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
            self._open.append((self._depth, (tag, ident or "", classes, attributes)))

    def leave(self) -> None:
        """Note that the innermost open element is closed."""
        if self._open and self._open[-1][0] == self._depth:
            self._open.pop()
        self._depth -= 1


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


def _holds(wanted: Compound, element: Element) -> bool:
    tag, ident, classes, attributes = element
    if wanted.tag and wanted.tag not in {"*", tag}:
        return False
    if wanted.id and wanted.id != ident:
        return False
    if not wanted.classes <= classes:
        return False
    return not wanted.attributes or all(_attribute_holds(attributes, *one) for one in wanted.attributes)


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
