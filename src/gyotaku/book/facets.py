"""What is counted by day for the trends: a case's facets, each with its value."""

from __future__ import annotations

from gyotaku.book.summary import Summary
from gyotaku.model.case import Label

COUNTED = {Label.PHISHING.value, Label.LIKELY_PHISHING.value}
"""Trends tell of phishing; other mail is only counted."""
AGES = ((1, "0-1"), (7, "2-7"), (30, "8-30"), (90, "31-90"), (365, "91-365"))


def facets(one: Summary, label: str) -> tuple[tuple[str, str], ...]:
    """List the (facet, value) pairs of a case under the label in force. Values are ids, never words of one language."""
    found = [("label", label)]
    if label not in COUNTED:
        return tuple(found)
    found += [("pretext", name) for name in one.pretexts]
    found += [
        ("brand", one.brand or "-"),
        ("category", one.category or "-"),
        ("sender-class", one.sender_class or "-"),
        ("tld", one.tld or "-"),
        ("hosting", one.hosting or "-"),
        ("spoofed", "yes" if one.spoofed else "no"),
        ("hour", "-" if one.hour is None else f"{one.hour:02d}"),
        ("domain-age", _age(one.domain_age)),
    ]
    return tuple(found)


def _age(days: int | None) -> str:
    if days is None:
        return "-"
    return next((name for most, name in AGES if days <= most), "366-")
