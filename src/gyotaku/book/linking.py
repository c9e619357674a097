"""How much two cases have in common: what each key that they share weighs, and whether that makes them one campaign.

The weights are set by hand, by one rule: 1 for what a sender makes once and uses for one campaign, less for what many campaigns
share. Two families at least must agree, and one of them must carry what is said (subject, body, page, picture, file): machines
and names alone join nothing, for one gang sends for many. What is less is a thin link: similar cases. `bench/campaigns.py`
measures what comes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gyotaku.book.ports import UNSEEN, Key, Known
from gyotaku.model.noun import Noun

JOIN = 2.0
"""Needed where something said agrees."""
STRANGERS = 2.5
"""Needed instead where the two cases imitate different brands."""
SIMILAR = 0.8
NEAR_DUPLICATE = 1.5
"""What a body must be worth where one of the two cases is not known to be bad: mails of one list or shop share all the rest."""
BRAND = 0.5
"""What it adds that both imitate one brand: its name is masked in subject and body, so that it is a thing of its own."""
RARE = 20
"""A key is not believed when more than one of so many of its cases is genuine; one mistake in a hundred is a mistake."""

NEVER = float("inf")
GENUINE = "likely-genuine"
BAD = frozenset({"phishing", "likely-phishing", "suspicious", "unwanted"})
SAID = frozenset({"subject", "body", "page", "file", "picture", "copied"})


class Weight(Noun, frozen=True, kw_only=True):
    """What a family of keys is worth."""

    says: str
    """The thing it tells of: of two families that tell of one thing, only the heavier counts."""
    weight: float
    brands: int
    """Most different brands it may have been seen with before it says nothing."""
    cases: int = 0
    """Most cases it may have been seen in before it says nothing; 0 for any number: a campaign may be large."""


WEIGHTS: dict[str, Weight] = {
    "subject": Weight(says="subject", weight=1.0, brands=4),
    "body": Weight(says="body", weight=1.0, brands=8),
    "html": Weight(says="html", weight=1.0, brands=6),
    "link": Weight(says="link", weight=1.0, brands=6),
    "domain": Weight(says="domain", weight=1.2, brands=6),
    "sender": Weight(says="sender", weight=1.0, brands=6),
    "sender-pattern": Weight(says="sender", weight=0.5, brands=4, cases=500),
    "sender-name": Weight(says="sender", weight=0.6, brands=8),
    "kit": Weight(says="kit", weight=0.6, brands=4, cases=500),
    "ip": Weight(says="network", weight=1.0, brands=6),
    "prefix": Weight(says="network", weight=0.4, brands=4, cases=500),
    "as": Weight(says="network", weight=0.2, brands=3, cases=100),
    "registrar-day": Weight(says="registration", weight=0.7, brands=6),
    "name-server": Weight(says="registration", weight=0.4, brands=4, cases=500),
    "page": Weight(says="page", weight=1.2, brands=4),
    "page-title": Weight(says="page", weight=0.4, brands=3, cases=500),
    "favicon": Weight(says="page", weight=0.6, brands=3, cases=500),
    "script": Weight(says="page", weight=0.8, brands=4, cases=500),
    "page-kit": Weight(says="page", weight=1.0, brands=4),
    "page-look": Weight(says="page", weight=0.7, brands=3, cases=500),
    "certificate": Weight(says="certificate", weight=1.0, brands=4),
    # One private key; where a service's certificate is taken for a site's own all the same, its many brands or cases silence it.
    "certificate-print": Weight(says="certificate", weight=1.2, brands=3, cases=500),
    "contact": Weight(says="contact", weight=1.2, brands=6),
    "file": Weight(says="file", weight=1.2, brands=4),
    "picture": Weight(says="picture", weight=1.0, brands=4),
    "picture-look": Weight(says="picture", weight=0.7, brands=4, cases=500),
    "picture-address": Weight(says="picture", weight=0.7, brands=4),
    "copied": Weight(says="copied", weight=1.0, brands=4),
}

BODY: tuple[tuple[int, float], ...] = ((8, 2.0), (4, 1.5), (2, 1.0), (1, 0.4))
"""Bands shared (of 16) and what a body is then worth: about 0.85, 0.7, 0.6 and 0.5 of the pieces are the same."""


def speaks(key: Key, known: Known) -> bool:
    """Whether a key is rare enough to mean something: hardly seen in genuine mail, nor with many brands."""
    weight = WEIGHTS.get(key.family)
    if weight is None or known.genuine * RARE > known.cases:
        return False
    return len(known.brands) <= weight.brands and (not weight.cases or known.cases <= weight.cases)


class Side(Noun, frozen=True, kw_only=True):
    """What is known of one of two cases besides its keys."""

    brand: str = ""
    label: str = ""


class Bond(Noun, frozen=True, kw_only=True):
    """What two cases have in common, weighed."""

    keys: tuple[Key, ...] = ()
    """Those that count, heaviest first; of the bands of a body only one."""
    weight: float = 0.0
    joins: bool = False
    """Whether it makes one campaign of two cases."""

    @property
    def thin(self) -> bool:
        """Whether it is worth a reader's look."""
        return self.weight >= SIMILAR


def bond(shares: Iterable[Key], known: Mapping[Key, Known], mine: Side, other: Side) -> Bond:
    """Weigh the keys two cases share; `known` says how often the book has seen each."""
    worth = _worth([key for key in shares if speaks(key, known.get(key) or UNSEEN)])
    if not worth:
        return Bond()
    heaviest = sorted(worth.values(), key=lambda pair: (-pair[0], pair[1]))
    one_brand = bool(mine.brand) and mine.brand == other.brand
    weight = round(sum(pair[0] for pair in heaviest) + BRAND * one_brand, 3)
    return Bond(
        keys=tuple(key for _, key in heaviest),
        weight=weight,
        joins=len(worth) + one_brand >= 2 and weight >= _needed(worth, mine, other),
    )


def _worth(speaking: list[Key]) -> dict[str, tuple[float, Key]]:
    """Return, for each thing the keys tell of, the heaviest key and its weight."""
    bands = sum(key.family == "body" for key in speaking)
    best: dict[str, tuple[float, Key]] = {}
    for key in sorted(speaking):
        entry = WEIGHTS[key.family]
        weight = next(worth for least, worth in BODY if bands >= least) if key.family == "body" else entry.weight
        if weight > best.get(entry.says, (0.0, key))[0]:
            best[entry.says] = (weight, key)
    return best


def _needed(worth: Mapping[str, tuple[float, Key]], mine: Side, other: Side) -> float:
    """Return what the weights must come to; `NEVER` where nothing said agrees or one of the two may be genuine."""
    body = worth.get("body", (0.0, None))[0]
    if GENUINE in {mine.label, other.label} or (not {mine.label, other.label} <= BAD and body < NEAR_DUPLICATE):
        return NEVER
    if sum(weight for thing, (weight, _) in worth.items() if thing in SAID) < 1:
        return NEVER
    return STRANGERS if mine.brand and other.brand and mine.brand != other.brand else JOIN
