"""Name brands in the text a reader sees: display name, subject, body, alternative text of pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from gyotaku.data.brandnames import Hit, find_disguised, find_names
from gyotaku.data.brands import Brand, owner_of_web
from gyotaku.data.brandwords import after_name, before_name, company_line, mentioned, thanks
from gyotaku.data.folding import BREAK, Folded
from gyotaku.observe.brandclaims import BARE, CONTEXT, COPYRIGHT, DISPLAY, HINT, LOGO, SUBJECT, THANKED
from gyotaku.observe.brandtokens import brand_words
from gyotaku.patterns import late

NEAR = 24
"""Characters before a name that are looked at."""
LISTED = 4
"""From this many different brands in one paragraph on, they are listed, not claimed."""
REACH = 80
"""How far a © may stand from the name it belongs to, in characters."""
SMALL = 3
"""Names this short in lower case (au) are words of other languages too."""

_JAPANESE = re.compile("[\u3041-\u30fa\u4e00-\u9fff]")
_OPENING = late(r"[【\[「『《〈<(（]\s?$")
_CLOSING = late(r"\s?[】\]」』》〉>)）]")
_AND = late(r"\s?[、,・/]\s?|と|や|\s(?:and|or|und|et|y|e)\s")
_HOST = re.compile(r"(?<![\w@.-])(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,20}(?![\w@-])")
_LOGO = late("logo|ロゴ|banner|header|brand")


class Spotted(NamedTuple):
    """One name in one text with what it weighs there."""

    brand: Brand
    place: str
    start: int
    end: int
    weight: float
    mention: bool
    verbatim: str = ""
    """The words as they stand, where the folded text does not show them."""


def in_display(folded: Folded) -> Iterator[Spotted]:
    """Weigh the names in a display name: all of it speaks for the brand, unless a person may be called so."""
    text = folded.text.strip()
    hits = find_names(folded, domains=True)
    for hit in hits:
        alone = hit.end - hit.start >= len(text)
        if not hit.ordinary or alone or _speaks(folded.text, hit) or _beside_japanese(folded.text, hit):
            weight = DISPLAY - (hit.ambiguous and not alone) - (hit.ordinary and not alone)
            yield Spotted(hit.brand, "display", hit.start, hit.end, weight, mention=False)
        else:
            yield Spotted(hit.brand, "display", hit.start, hit.end, HINT, mention=True)
    yield from _disguised(folded, "display", DISPLAY)
    if not hits:
        yield from _owned(folded, "display", DISPLAY - 1)
        yield from _embedded(folded)


def _owned(folded: Folded, place: str, weight: float) -> Iterator[Spotted]:
    """Name the owner of a host name that stands in place of a name (eki-net.jp)."""
    for found in _HOST.finditer(folded.units[0]):
        owner = owner_of_web(found[0])
        if owner is not None:
            yield Spotted(owner, place, 0, 0, weight, mention=False, verbatim=found[0])


def _embedded(folded: Folded) -> Iterator[Spotted]:
    """Name the brands whose words are stuck to others (BinanceBNB)."""
    for word in folded.units[0].split()[:8]:
        for held in brand_words(word[:60]):
            if held.token.strong:
                yield Spotted(held.token.brand, "display", 0, 0, SUBJECT, mention=False, verbatim=word[:60])


def in_subject(folded: Folded, *, answer: bool) -> Iterator[Spotted]:
    """Weigh the names in a subject; an answer or a forward may talk about them."""
    hits = find_names(folded, domains=True)
    if len({hit.brand.id for hit in hits}) >= LISTED:
        return
    japanese = bool(_JAPANESE.search(folded.text))
    for hit in hits:
        weight, mention = _in_subject(folded.text, hit, japanese=japanese)
        if _enumerated(folded.text, hit, hits):
            weight, mention = BARE, True
        yield Spotted(hit.brand, "subject", hit.start, hit.end, weight / (1 + answer), mention)
    yield from _disguised(folded, "subject", SUBJECT)
    if not hits:
        yield from _owned(folded, "subject", SUBJECT / 2)


def _enumerated(text: str, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a sign of enumeration alone stands between a name and another brand's: news counts up, nobody is two companies."""
    return any(
        other.brand.id != hit.brand.id and bool(_AND.fullmatch(text, min(hit.end, other.end), max(hit.start, other.start)))
        for other in hits
    )


def _in_subject(text: str, hit: Hit, *, japanese: bool) -> tuple[float, bool]:
    bracketed = bool(_OPENING.search(text[: hit.start])) and bool(_CLOSING.match(text, hit.end))
    speaks = bracketed or _speaks(text, hit)
    if _only_mentioned(text, hit) or _foreign_word(text, hit, bracketed=bracketed):
        return BARE, True
    if hit.ambiguous:
        return (SUBJECT - 1, False) if speaks else (HINT, True)
    return (SUBJECT + bracketed if speaks or japanese else SUBJECT / 2), False


def in_body(folded: Folded, alternative: Callable[[int], bool]) -> Iterator[Spotted]:
    """Weigh the names in the shown text; `alternative` says which units are the alternative text of a picture."""
    text = folded.text
    hits = find_names(folded)
    units = [folded.unit(hit.start) for hit in hits]
    crowded = _crowded(hits, units)
    for hit, unit in zip(hits, units, strict=True):
        if alternative(unit):
            yield _in_alternative(text, hit)
            continue
        if _thanked(text, hit):
            yield Spotted(hit.brand, "body", hit.start, hit.end, THANKED - 2 * hit.ambiguous, mention=False)
        elif _only_mentioned(text, hit) or unit in crowded or _foreign_word(text, hit, bracketed=False):
            yield Spotted(hit.brand, "body", hit.start, hit.end, BARE / 2, mention=True)
        elif _in_company_line(text, hit):
            yield Spotted(hit.brand, "copyright", hit.start, hit.end, COPYRIGHT - 2 * hit.ambiguous, mention=False)
        elif _speaks(text, hit, in_text=True):
            yield Spotted(hit.brand, "body", hit.start, hit.end, CONTEXT - hit.ambiguous, mention=False)
        else:
            yield Spotted(hit.brand, "body", hit.start, hit.end, BARE / (1 + hit.ambiguous), mention=True)
    yield from _disguised(folded, "body", CONTEXT)


def _in_alternative(text: str, hit: Hit) -> Spotted:
    start, end = text.rfind(BREAK, 0, hit.start) + 1, text.find(BREAK, hit.end)
    whole = text[start : end if end >= 0 else len(text)]
    badge = hit.brand.category == "social" or hit.ambiguous
    logo = 2 * (hit.end - hit.start) >= len(whole.strip()) or bool(_LOGO.search(whole))
    if badge and not _LOGO.search(whole):
        return Spotted(hit.brand, "logo-alt", hit.start, hit.end, HINT, mention=True)
    return Spotted(hit.brand, "logo-alt", hit.start, hit.end, LOGO - 2.5 * badge if logo else CONTEXT, mention=not logo)


def _disguised(folded: Folded, place: str, weight: float) -> Iterator[Spotted]:
    for unit in folded.units:
        for hit in find_disguised(unit):
            yield Spotted(hit.brand, place, 0, 0, weight, mention=False, verbatim=hit.disguised)


def _speaks(text: str, hit: Hit, *, in_text: bool = False) -> bool:
    """Whether the words beside a name speak for the brand."""
    before = text[max(0, hit.start - NEAR) : hit.start]
    return bool(after_name(in_text=in_text).match(text, hit.end)) or bool(before_name().search(before))


def _thanked(text: str, hit: Hit) -> bool:
    """Whether the mail thanks for the use of what the name stands for."""
    before, behind = thanks()
    return bool(behind.match(text, hit.end)) or bool(before.search(text[max(0, hit.start - 2 * NEAR) : hit.start]))


def _beside_japanese(text: str, hit: Hit) -> bool:
    return bool(_JAPANESE.match(text, hit.end)) or bool(hit.start and _JAPANESE.match(text[hit.start - 1]))


def _only_mentioned(text: str, hit: Hit) -> bool:
    before, after = mentioned()
    return bool(before.search(text[max(0, hit.start - NEAR) : hit.start])) or bool(after.match(text, hit.end))


def _foreign_word(text: str, hit: Hit, *, bracketed: bool) -> bool:
    """Whether a short lower-case name (au) stands among Latin words, where it is a word of that language."""
    word = text[hit.start : hit.end]
    if not hit.ambiguous or len(word) > SMALL or not word.isascii() or not hit.lower:
        return False
    return not bracketed and not _JAPANESE.search(text[max(0, hit.start - 2) : hit.end + 2])


def _in_company_line(text: str, hit: Hit) -> bool:
    """Whether the name stands in the line in which a company names itself."""
    start = max(text.rfind(BREAK, 0, hit.start) + 1, hit.start - REACH)
    end = text.find(BREAK, hit.end)
    end = min(end if end >= 0 else len(text), hit.end + REACH)
    return bool(company_line().search(text, start, end))


def _crowded(hits: list[Hit], units: list[int]) -> set[int]:
    """Return the units that list brands (accepted cards, shops)."""
    brands: dict[int, set[str]] = {}
    for hit, unit in zip(hits, units, strict=True):
        brands.setdefault(unit, set()).add(hit.brand.id)
    return {unit for unit, named in brands.items() if len(named) >= LISTED}
