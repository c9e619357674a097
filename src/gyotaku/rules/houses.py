"""Brands that many houses speak for, each with a domain of its own: member banks, agents, affiliates, public offices."""

from __future__ import annotations

from gyotaku.data.domains import suffix
from gyotaku.rules.reading import Reading, kin_of_brand

PUBLIC = frozenset({"go.jp", "lg.jp"})
"""Endings that only the state's and municipal offices of Japan may register (JPRS, Attribute Type JP Domain Names)."""


def may_be_house(reading: Reading) -> bool:
    """Whether a confirmed sender may speak for the brand from a domain its list lacks.

    So it is where the list is open and the names are akin, and where a public office writes about a matter of the state.
    """
    found = reading.related("unrelated")
    if found is None or reading.claim is None or reading.sender is None or not reading.vouched:
        return False
    if reading.claim[0].category == "government" and suffix(reading.sender[0].domain) in PUBLIC:
        return True
    listed = found[0].verified and reading.claim[0].verified
    return not listed and kin_of_brand(reading.sender[0].registrable, reading.claim[0])
