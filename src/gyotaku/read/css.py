"""Style sheets and style attributes, split into the declarations that decide what a reader sees.

A small reader of our own instead of a full parser: linear in the input, bounded, and forgiving as browsers are
(CSS Syntax 3). Only rules that apply on a screen of desktop width are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gyotaku.model.noun import Noun
from gyotaku.patterns import late

SHEET_CHARS = 200_000
"""Most characters of all style sheets of a page that are read."""
RULES = 3_000
"""Most rules kept of one page."""
SELECTORS = 60
"""Most selectors of one rule that are read."""
DECLARATIONS = 60
"""Most declarations of one rule or style attribute that are read."""
SCREEN = 800
"""Width in pixels of the window that media queries are answered for: a mail program on a desktop."""

OF_INTEREST = frozenset(
    {
        *("display", "visibility", "opacity", "filter", "font", "font-size", "font-family", "font-weight", "color", "mso-hide"),
        *("background", "background-color", "background-image", "position", "left", "right", "top", "bottom", "text-indent"),
        *("margin", "margin-left", "margin-top", "clip", "clip-path", "height", "width", "max-height", "max-width", "overflow"),
        *("overflow-x", "overflow-y", "transform", "white-space", "padding", "padding-top", "padding-left", "border"),
        *("border-radius", "border-width", "border-top", "unicode-bidi", "list-style-image", "content", "src", "line-height"),
    }
)

Declarations = tuple[tuple[str, str, bool], ...]
"""Property (lower-case), value (trimmed), whether `!important`."""

Merged = tuple[tuple[str, str], ...]
"""Winning declarations of one element, sorted by property."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DECLARATION = re.compile(
    r"""([-\w]+)\s*+:((?:[^;"'(]++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|\((?:[^)"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+\)?)*+)"""
)
_IMPORTANT = re.compile(r"!\s*important\s*\Z", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\f]?|([^\n]))")
_STRUCTURE = re.compile(r""""(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|([{}])""", re.DOTALL)
_URL = late(r"""url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^"')\s][^)]*+))|@import\s++(?:"([^"]*+)"|'([^']*+)')""", re.IGNORECASE)
_COMMAS = re.compile(r",(?![^()]{0,300}\))")
"""Commas between selectors, not those inside `:not(a, b)`."""
_WIDTH = re.compile(r"(min|max)-(?:device-)?width\s*:\s*(\d{1,5})")
_GROUPING = ("@media", "@supports", "@layer", "@container", "@-moz-document")


class Rule(Noun, frozen=True, kw_only=True):
    """One selector of one rule and what it declares. `order` rises in the order of the sheet."""

    selector: str
    declarations: Declarations
    order: int


def unescape(text: str) -> str:
    r"""Resolve CSS escapes: `\64 isplay` is `display` (CSS Syntax 3 section 4.3.7)."""

    def resolve(found: re.Match[str]) -> str:
        if found[2] is not None:
            return found[2]
        number = int(found[1], 16)
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"

    return _ESCAPE.sub(resolve, text)


def declarations(text: str) -> Declarations:
    """Read the declarations of a style attribute or a rule's body, later ones after earlier ones."""
    return _short(text) if len(text) <= 500 else _read(text[:20_000])


def _read(text: str) -> Declarations:
    if "/*" in text:
        text = _COMMENT.sub(" ", text)
    if "\\" in text:
        text = unescape(text)
    found = []
    for name, raw in _DECLARATION.findall(text)[: DECLARATIONS * 2]:
        key = name.lower()
        if key not in OF_INTEREST:
            continue
        value = raw.strip()
        important = "!" in value and _IMPORTANT.search(value) is not None
        if important:
            value = _IMPORTANT.sub("", value).strip()
        found.append((key, value, important))
    return tuple(found[:DECLARATIONS])


_short = lru_cache(maxsize=1024)(_read)


def merged(layers: list[Declarations]) -> Merged:
    """Return the winning declarations of layers, weakest first: plain ones in order, then important ones in order."""
    winning = {name: value for declared in layers for name, value, important in declared if not important}
    winning.update((name, value) for declared in layers for name, value, important in declared if important)
    return tuple(sorted(winning.items()))


def urls(text: str) -> list[str]:
    """List what `url(…)` and `@import` name, in order."""
    if "url(" not in text.lower() and "@import" not in text.lower():
        return []
    if "/*" in text:
        text = _COMMENT.sub(" ", text)
    return [next(filter(None, groups), "").strip() for groups in _URL.findall(text)]


def applies(query: str) -> bool:
    """Whether a media query applies on a desktop screen in the light colour scheme, printing and small screens aside."""
    return any(_one_applies(one.strip().lower()) for one in query.split(",")[:20])


def _one_applies(query: str) -> bool:
    if query.startswith("not "):
        return False
    medium = query.removeprefix("only ").split(" and ", 1)[0].strip()
    if medium and medium[0] != "(" and medium not in {"all", "screen"}:
        return False
    for bound, pixels in _WIDTH.findall(query):
        if (bound == "max" and int(pixels) < SCREEN) or (bound == "min" and int(pixels) > SCREEN):
            return False
    # Any other feature (resolution, dark scheme, a program's own) is not what the plain reader has.
    return len(_WIDTH.findall(query)) == query.count("(")


def rules(sheets: list[str]) -> tuple[list[Rule], bool]:
    """Read the rules of all style sheets of a page in order, and whether a limit cut them."""
    found: list[Rule] = []
    room = SHEET_CHARS
    cut = False
    for sheet in sheets:
        cut = cut or len(sheet) > room
        text = sheet[:room]
        room -= len(text)
        for prelude, body in _blocks(text):
            if len(found) >= RULES:
                return found, True
            declared = declarations(body)
            if not declared:
                continue
            listed = _COMMAS.split(prelude) if "(" in prelude else prelude.split(",")
            chosen = [one.strip() for one in listed[:SELECTORS]]
            found += [Rule(selector=one, declarations=declared, order=len(found)) for one in chosen if one]
    return found, cut


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield prelude and body of every style rule, those inside applying groups included."""
    if "/*" in sheet:
        sheet = _COMMENT.sub(" ", sheet)
    sheet = sheet.replace("<!--", " ").replace("-->", " ")
    start = 0
    skipped = 0
    """How many open braces belong to something that does not apply."""
    prelude = ""
    inside = False
    for found in _STRUCTURE.finditer(sheet):
        brace = found[1]
        if brace is None:
            continue
        piece = sheet[start : found.start()]
        start = found.end()
        if brace == "{":
            if skipped or inside:
                skipped += 1
                continue
            prelude = piece.rsplit(";", 1)[-1].strip()
            if not prelude.startswith("@"):
                inside = True
            elif not _enters(prelude):
                skipped = 1
        elif skipped:
            skipped -= 1
        elif inside:
            inside = False
            yield prelude, piece
    if inside and not skipped:
        yield prelude, sheet[start:]


def _enters(prelude: str) -> bool:
    word = prelude.split(None, 1)[0].lower()
    if word == "@media":
        return applies(prelude[len("@media") :])
    return word in _GROUPING
