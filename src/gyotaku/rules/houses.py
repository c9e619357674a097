"""Brands whose name many houses bear, each with a domain of its own: member banks, agents, affiliates."""

from __future__ import annotations

from gyotaku.rules.reading import Reading, kin_of_brand


def may_be_house(reading: Reading) -> bool:
    """Whether the brand's list of domains is open, and a confirmed sender's domain, akin to them, may be one it lacks."""
    found = reading.related("unrelated")
    if found is None or reading.claim is None or reading.sender is None or not reading.vouched:
        return False
    listed = found[0].verified and reading.claim[0].verified
    return not listed and kin_of_brand(reading.sender[0].registrable, reading.claim[0])
