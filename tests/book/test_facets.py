"""What is counted."""

from __future__ import annotations

import pytest

from gyotaku.book.facets import facets
from gyotaku.book.summary import Summary


def test_only_phishing_is_counted_by_facet() -> None:
    """Other mail counts under its label alone; trends tell of phishing."""
    one = Summary(label="phishing", score=99, brand="b", pretexts=("verify", "unpaid"), tld="cn", hour=7, domain_age=3)
    counted = facets(one, "phishing")
    assert {("label", "phishing"), ("pretext", "verify"), ("pretext", "unpaid"), ("tld", "cn"), ("hour", "07")} <= set(counted)
    assert facets(one, "likely-genuine") == (("label", "likely-genuine"),)


@pytest.mark.parametrize(
    ("days", "name"), [(0, "0-1"), (1, "0-1"), (7, "2-7"), (8, "8-30"), (365, "91-365"), (366, "366-"), (None, "-")]
)
def test_the_age_of_a_domain_falls_into_one_class(days: int | None, name: str) -> None:
    """Unknown is a class of its own, never young or old."""
    assert ("domain-age", name) in facets(Summary(label="phishing", score=1, domain_age=days), "phishing")
