"""Which brand a captured page presents itself as: title, text, copyright line, icon, logo, what comes from the brand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from gyotaku.capture.genuine import Mark
from gyotaku.data.brandnames import find_names
from gyotaku.data.brands import Brand, owner_of_web
from gyotaku.data.brandwords import company_line
from gyotaku.data.folding import Folded
from gyotaku.model.capture import Visit
from gyotaku.model.facts import PageBrand

TEXT = 6_000
"""Characters of visible text looked at."""
OFTEN = 2
"""How often a name must stand in the text to speak for the page."""
LISTED = 4
"""A page that names this many brands lists them."""
_WEIGHTS = {"title": 3.0, "copyright": 3.0, "assets": 2.0, "icon": 3.0, "icon-alike": 3.0, "logo-alike": 3.0, "text": 1.0}
ENOUGH = 3.0
"""Signs that weigh less do not make a page a brand's."""
_EVERYWHERE = frozenset({"platform", "hosting", "social", "streaming"})
"""Categories whose hosts serve parts to any page: fonts, buttons, films."""


def imitated(visit: Visit, marks: Sequence[Mark] = ()) -> PageBrand | None:
    """Return the one brand that a page presents itself as, or None when its signs are too few or name several alike.

    `marks` are icons and logos of genuine sites to compare the page's with.
    """
    found: dict[str, dict[str, str]] = {}
    known: dict[str, Brand] = {}
    for brand, sign, words in (*_signs(visit), *_marked(visit, marks)):
        known[brand.id] = brand
        found.setdefault(brand.id, {}).setdefault(sign, words)
    host = urlsplit(visit.final_url).hostname or ""
    ranked = sorted(found.items(), key=lambda pair: -sum(_WEIGHTS[sign] for sign in pair[1]))
    if not ranked:
        return None
    weights = [sum(_WEIGHTS[sign] for sign in signs) for _, signs in ranked]
    if weights[0] < ENOUGH or (len(weights) > 1 and weights[1] == weights[0]):
        return None
    brand, signs = known[ranked[0][0]], ranked[0][1]
    owner = owner_of_web(host)
    return PageBrand(
        url=visit.final_url,
        host=host,
        profile=visit.profile,
        brand=brand.id,
        name_ja=brand.name_ja,
        name_en=brand.name_en,
        signs=tuple(sign for sign in _WEIGHTS if sign in signs),
        excerpt=" / ".join(dict.fromkeys(filter(None, signs.values())))[:300],
        genuine=owner is not None and owner.kin(brand),
        verified=brand.verified,
        web_domains=brand.web_domains,
    )


def _signs(visit: Visit) -> Iterator[tuple[Brand, str, str]]:
    for hit in find_names(Folded((visit.title,))):
        yield hit.brand, "title", visit.title[:120]
    text = visit.text[:TEXT]
    lines = [line for line in re.split(r"\n+", text) if line.strip()][:400]
    counts: dict[str, int] = {}
    brands: dict[str, Brand] = {}
    for line in lines:
        folded = Folded((line,))
        company = bool(company_line().search(folded.text)) or "©" in line
        for hit in find_names(folded):
            if hit.ambiguous and not company:
                continue
            brands[hit.brand.id] = hit.brand
            counts[hit.brand.id] = counts.get(hit.brand.id, 0) + 1
            if company:
                yield hit.brand, "copyright", line.strip()[:120]
    if len(counts) < LISTED:
        for name, count in counts.items():
            if count >= OFTEN:
                yield brands[name], "text", brands[name].name_ja
    yield from _loaded(visit)


def _marked(visit: Visit, marks: Sequence[Mark]) -> Iterator[tuple[Brand, str, str]]:
    for mark in marks:
        if visit.icon is not None and mark.shown_by(visit.icon):
            yield mark.brand, "icon-alike", visit.icon.url[:120]
        for logo in visit.logos:
            if mark.drawn_by(logo):
                yield mark.brand, "logo-alike", logo.words


def _loaded(visit: Visit) -> Iterator[tuple[Brand, str, str]]:
    own = urlsplit(visit.final_url).hostname or ""
    icon = urlsplit(visit.icon.url).hostname if visit.icon else None
    for contacted in visit.hosts:
        owner = owner_of_web(contacted.host) if contacted.host != own else None
        if owner is not None and not contacted.refused and owner.category not in _EVERYWHERE:
            yield owner, "icon" if contacted.host == icon else "assets", contacted.host
