"""Phrase lists: a short notation that expands to literals, and one pass over a folded text that finds them all.

A pattern is one or more parts. Each part expands to literals:

    {a|b|c}     one of these (may nest)
    [x]         x or nothing
    <name>      a group defined in the same file, which holds a part
    word*       the Latin word may go on (`*word`: may have begun before); otherwise Latin words match whole

Parts are joined by an operator: ` .. ` (in this order, near), ` ... ` (in this order, further apart), ` ~ ` (near, either order).
All parts of a pattern stand in one sentence. Near is 14 characters in Chinese, Japanese and Korean, 40 elsewhere; further
apart is three times that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from gyotaku.data.folding import BREAK, fold

DENSE = frozenset({"ja", "zh", "ko"})
"""Languages whose sentences need few characters."""

DENSE_GAP, WORD_GAP = 14, 40
"""Most characters between two near parts."""

LITERALS = 2_000
"""Most literals one part may expand to: a longer list is a slip in the notation."""

MATCHES = 4_000
"""Most literal matches looked at in one text; what follows is dropped (a wall of repeated words adds nothing)."""

_WORDISH = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_GOES_ON = bytes(code in _WORDISH for code in range(256))
# Letters through which a Latin word goes on. Japanese follows Latin without a space (idを) and ends it.
_NOWHERE = (-1_000, -1_000, -1_000, -1_000)
_OPERATOR = re.compile(r" (\.\.\.|\.\.|~) ")
_SIGN = re.compile(r"[{}\[\]|]|<[a-z_]+>|[^{}\[\]|<]+")
_SENTENCE_END = re.compile(f"[。!?{BREAK}]|\\.(?= )")


class Hit(NamedTuple):
    """One pattern found: whose it is, and where in the folded text."""

    family: str
    id: str
    start: int
    end: int


class _Use(NamedTuple):
    """One part of one pattern, as a literal of it is met."""

    step: int
    """Number of the part among all parts of all patterns; the part before it has the number before."""
    gap: int
    """Widest gap to the part before; -1 for a first part."""
    owner: tuple[str, str] | None
    """(family, id) when this is the last part."""


class _Literal(NamedTuple):
    bare_left: bool
    bare_right: bool
    uses: tuple[_Use, ...]


def flatten(pattern: str) -> list[str]:
    """Return patterns without operators inside braces: `{a|b .. c} .. d` becomes `{a} .. d` and `b .. c .. d`."""
    for start, end in _braces(pattern):
        choices = _choices(pattern[start + 1 : end - 1])
        nested = [choice for choice in choices if _OPERATOR.search(choice)]
        if nested:
            plain = [choice for choice in choices if choice not in nested]
            inner = nested + (["{" + "|".join(plain) + "}"] if plain else [])
            return [flat for choice in inner for flat in flatten(pattern[:start] + choice + pattern[end:])]
    return [pattern]


def _braces(pattern: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each outermost pair of braces."""
    depth = start = 0
    for at, char in enumerate(pattern):
        if char == "{":
            start = start if depth else at
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                yield start, at + 1


def _choices(inside: str) -> list[str]:
    """Split alternatives at the bars that stand inside no further bracket."""
    choices, depth = [""], 0
    for char in inside:
        depth += (char in "{[") - (char in "}]")
        if char == "|" and depth == 0:
            choices.append("")
        else:
            choices[-1] += char
    return choices


def expand(part: str, groups: Mapping[str, str | list[str]]) -> list[str]:
    """Return every literal a part of a pattern stands for, in the order written."""
    signs = _SIGN.findall(part)
    literals, rest = _alternatives(signs, 0, groups)
    if rest != len(signs):
        raise ValueError(f"unbalanced brackets in pattern part {part!r}")
    if len(literals) > LITERALS:
        raise ValueError(f"pattern part expands to {len(literals)} literals: {part!r}")
    return literals


def _alternatives(signs: list[str], at: int, groups: Mapping[str, str | list[str]]) -> tuple[list[str], int]:
    """Read alternatives until the bracket that closes them; depth is that of our own data files."""
    found: list[str] = []
    sequence: list[list[str]] = []
    while at < len(signs):
        sign = signs[at]
        if sign in "]}":
            break
        at += 1
        if sign == "|":
            found += ["".join(choice) for choice in product(*sequence)]
            sequence = []
        elif sign in "{[":
            inner, at = _alternatives(signs, at, groups)
            sequence.append(["", *inner] if sign == "[" else inner)
            at += 1
        elif sign.startswith("<"):
            group = groups[sign[1:-1]]
            sequence.append(group if isinstance(group, list) else expand(group, groups))
        else:
            sequence.append([sign])
    found += ["".join(choice) for choice in product(*sequence)]
    return list(dict.fromkeys(found)), at


class Lexicon:
    """Compiled patterns of one language, of any number of families and ids."""

    def __init__(self, language: str, groups: Mapping[str, str]) -> None:
        self._near = DENSE_GAP if language in DENSE else WORD_GAP
        self._groups: dict[str, str | list[str]] = {name: fold(part) for name, part in groups.items()}
        for name, part in self._groups.items():
            # Groups may hold groups; each is expanded once, not where it is used.
            self._groups[name] = expand(str(part), self._groups)
        self._steps = 0
        self._uses: dict[str, dict[_Use, None]] = {}
        self._expanded: dict[str, list[str]] = {}
        self._literals: list[tuple[_Literal, ...]] = []
        self._automaton: AhoCorasick | None = None

    def add(self, family: str, id: str, patterns: Iterable[str]) -> None:  # noqa: A002 - as the data files call it
        """Compile the patterns of one id."""
        for pattern in patterns:
            # Folding leaves the notation's own signs alone, so a pattern is folded once, not literal by literal.
            for flat in flatten(fold(pattern)):
                pieces = _OPERATOR.split(flat)
                parts, operators = pieces[::2], pieces[1::2]
                if "~" in operators and len(operators) > 1:
                    raise ValueError(f"`~` joins two parts only in pattern {pattern!r}")
                self._chain((family, id), parts, operators)
                if "~" in operators:
                    self._chain((family, id), parts[::-1], operators)

    def _chain(self, owner: tuple[str, str], parts: list[str], operators: list[str]) -> None:
        gaps = [-1, *(self._near * 3 if operator == "..." else self._near for operator in operators)]
        for number, (part, gap) in enumerate(zip(parts, gaps, strict=True)):
            use = _Use(self._steps, gap, owner if number + 1 == len(parts) else None)
            self._steps += 1
            for literal in self._literals_of(part):
                self._uses.setdefault(literal, {})[use] = None
        self._steps += 1

    def _literals_of(self, part: str) -> list[str]:
        if part not in self._expanded:
            literals = expand(part, self._groups)
            if self._near == DENSE_GAP:
                literals = _shortest(literals)
            self._expanded[part] = [literal.strip() for literal in literals]
        return self._expanded[part]

    def build(self) -> Lexicon:
        """Build the automaton; nothing can be added afterwards."""
        texts: dict[str, list[_Literal]] = {}
        for literal, uses in self._uses.items():
            text = literal.strip("*")
            bare_left = ord(text[0]) in _WORDISH and not literal.startswith("*")
            bare_right = ord(text[-1]) in _WORDISH and not literal.endswith("*")
            texts.setdefault(text, []).append(_Literal(bare_left, bare_right, tuple(uses)))
        self._literals = [tuple(found) for found in texts.values()]
        self._automaton = AhoCorasick(list(texts), matchkind=MatchKind.Standard)
        return self

    def find(self, text: str) -> list[Hit]:
        """Find every pattern in a folded text, in order of where it ends."""
        if self._automaton is None:
            raise ValueError("build() comes before find()")
        begun: dict[int, tuple[int, int, int, int]] = {}
        hits: list[Hit] = []
        # One byte for each character, and one for what stands before the first and behind the last.
        goes_on = text.encode("ascii", "replace").translate(_GOES_ON) + b"\0"
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)[:MATCHES]:
            for bare_left, bare_right, uses in self._literals[number]:
                # `won` is not in `won't`
                if (bare_left and goes_on[start - 1]) or (bare_right and (goes_on[end] or text.startswith("'t", end))):
                    continue
                for step, gap, owner in uses:
                    first = start
                    if gap >= 0:
                        if step - 1 not in begun:
                            continue
                        first, last, older, earlier = begun[step - 1]
                        # The nearest beginning may overlap this part (利用 in ご利用いただけな); then the one before it counts.
                        if last > start:
                            first, last = older, earlier
                        if not last <= start <= last + gap or _SENTENCE_END.search(text, last, start) is not None:
                            continue
                    if owner is None:
                        before = begun.get(step, _NOWHERE)
                        begun[step] = (first, end, before[0], before[1])
                    else:
                        hits.append(Hit(*owner, first, end))
        return hits


def _shortest(literals: list[str]) -> list[str]:
    """Leave out literals that begin or end with another one: without word limits they find nothing more."""
    known = set(literals)
    sizes = sorted({len(literal) for literal in literals})
    return [literal for literal in literals if not _contains(literal, known, sizes)]


def _contains(literal: str, known: set[str], sizes: list[int]) -> bool:
    for size in sizes:
        if size >= len(literal):
            return False
        if literal[:size] in known or literal[-size:] in known:
            return True
    return False


def once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the widest hit of each overlapping run of the same family and id, in order of place."""
    last: dict[tuple[str, str], int] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.family, hit.id)):
        if hit.start >= last.get((hit.family, hit.id), 0):
            last[hit.family, hit.id] = hit.end
            yield hit
