"""The brands of JPCERT/CC's list under one name: the list spells one brand in several ways (SAISON CARD, クレディセゾン)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from gyotaku.data.brands import Brand, brands
from gyotaku.data.jpcert import Head

_BETWEEN = re.compile(r"[\W_]+")


def _folded(label: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", label).casefold())


@cache
def _known() -> dict[str, Brand]:
    names: dict[str, Brand] = {}
    for brand in brands():
        for name in (brand.id, brand.name_ja, brand.name_en, *brand.names):
            names.setdefault(_folded(name), brand)
    return names


def brand_of_label(label: str) -> Brand | None:
    """Return the entry of the brand list that a label means, by any of its names; None when the list does not know it."""
    return _known().get(_folded(label))


def monthly(head: Head) -> dict[str, dict[str, int]]:
    """Return the counts by month and brand: the id of the brand list where it knows the label, else the label as spelt.

    Of the rows of 2023 and 2024 99 % bear a label that the brand list knows.
    """
    return {month: _unified(counts) for month, counts in head.months.items()}


def _unified(counts: Mapping[str, int]) -> dict[str, int]:
    unified: dict[str, int] = {}
    for label, count in counts.items():
        brand = brand_of_label(label)
        name = brand.id if brand else label
        unified[name] = unified.get(name, 0) + count
    return dict(sorted(unified.items(), key=lambda pair: (-pair[1], pair[0])))
