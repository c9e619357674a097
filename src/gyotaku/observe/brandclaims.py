"""What each naming of a brand weighs, and which brand the mail claims to come from.

The weights order the places as a reader meets them: display name, copyright line, logo, subject, domain, running text. They
are not fitted to anything; they only have to put the right brand first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gyotaku.data.brands import Brand
from gyotaku.model.evidence import Observation

DISPLAY = 10.0
COPYRIGHT = 8.0
LOGO = 6.0
SUBJECT = 5.0
DOMAIN = 3.5
OWN_DOMAIN = 4.0
"""The brand's own domain in the From address of a mail that also names the brand."""
LINK_HOST = 2.0
CONTEXT = 2.0
"""A name in running text that speaks for the brand (your … account, いつも…をご利用)."""
THANKED = 5.0
"""A name in thanks for its use (いつも…をご利用いただきありがとうございます)."""
BARE = 0.4
"""A name in running text, no more."""
MOST_BARE = 1.0
"""Most that names in running text weigh together when none of them speaks for the brand."""
HINT = 1.0
"""A name that is also an everyday word, in a telling place but without anything beside it."""

ENOUGH = 4.0
"""Least weight with which a mail claims to come from a brand."""
ENOUGH_IN_TEXT = 5.0
"""The same for a brand named in running text alone."""
MOST_OF_TEXT = 6.0
"""Most that running text can weigh."""
MOST = 60
"""Most claims of one mail."""

RUNNING = frozenset({"body", "link-text"})
"""Places where names add up."""
PLACES = ("display", "copyright", "logo-alt", "subject", "domain", "local-part", "subdomain", "body", "link-text", "attachment")
"""Strongest first."""


class Naming(NamedTuple):
    """One place at which a brand is named, with how often and what that weighs."""

    brand: Brand
    place: str
    matched: str
    weight: float
    mention: bool
    seen: Observation
    """Where the first naming stands; its fact is replaced."""
    times: int = 1


def _rank(naming: Naming) -> tuple[bool, float]:
    return naming.mention, -naming.weight


class Namings:
    """The namings of one mail, one for each brand and place."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Naming] = {}

    def add(self, naming: Naming) -> None:
        """Take in one naming; further ones of the same brand and place raise count and weight."""
        key = (naming.brand.id, naming.place)
        known = self._found.get(key)
        if known is None:
            if len(self._found) < MOST:
                self._found[key] = naming
            return
        better = naming if naming.matched and _rank(naming) < _rank(known) else known
        weight = max(known.weight, naming.weight)
        if naming.place in RUNNING:
            most = MOST_BARE if naming.mention else MOST_OF_TEXT
            weight = max(known.weight, min(known.weight + naming.weight, most))
        self._found[key] = better._replace(
            weight=weight, mention=known.mention and naming.mention, times=known.times + naming.times
        )

    def improved_by(self, brand: Brand, place: str, *, weight: float, mention: bool) -> bool:
        """Whether a naming would be the best of its brand and place, so that its words are worth quoting."""
        known = self._found.get((brand.id, place))
        return known is None or (mention, -weight) < _rank(known)

    def named(self, brand: Brand) -> bool:
        """Whether the mail names this brand anywhere."""
        return any(naming.brand.id == brand.id for naming in self._found.values())

    def claimed(self, brand: Brand) -> bool:
        """Whether the text itself, not a host or local part, claims this brand."""
        return any(
            naming.brand.id == brand.id and not naming.mention and naming.place not in {"subdomain", "local-part"}
            for naming in self._found.values()
        )

    def all(self) -> list[Naming]:
        """List the namings, strongest place first."""
        return sorted(self._found.values(), key=lambda naming: (PLACES.index(naming.place), -naming.weight))

    def primary(self) -> Brand | None:
        """Return the one brand the mail claims to come from, or None."""
        return primary(self._found.values())


def primary(namings: Iterable[Naming]) -> Brand | None:
    """Choose the brand with the greatest weight; equal weights go to display name, then subject, then the longer name.

    A brand named in running text alone must be named more often than all others together: news names many.
    """
    by_brand: dict[str, list[Naming]] = {}
    for naming in namings:
        by_brand.setdefault(naming.brand.id, []).append(naming)
    running = sum(naming.times for found in by_brand.values() for naming in found if naming.place in RUNNING)
    candidates: list[tuple[float, bool, bool, int, str]] = []
    for ident, found in by_brand.items():
        weight = sum(naming.weight for naming in found)
        told = [naming for naming in found if not naming.mention]
        places = {naming.place for naming in told}
        if weight < ENOUGH or not told:
            continue
        if places <= RUNNING and (weight < ENOUGH_IN_TEXT or 2 * sum(naming.times for naming in found) <= running):
            continue
        longest = max(len(naming.matched) for naming in told)
        candidates.append((weight, "display" in places, "subject" in places, longest, ident))
    return by_brand[max(candidates)[-1]][0].brand if candidates else None
