"""What entries in block lists amount to."""

from __future__ import annotations

import pytest

from gyotaku.model.facts import Listing
from gyotaku.rules.listings import reserved


@pytest.mark.parametrize(
    ("about", "category", "expected"),
    [
        ("ip:192.0.2.7", "policy (PBL): a private line", True),
        ("ip:192.0.2.7", "policy (PBL): a private line, XBL: hijacked or infected machine", False),
        ("domain:shop.example", "abused legitimate: redirector", True),
        ("domain:evil.example", "phishing", False),
        ("domain:bit.ly", "phishing", True),
        ("url:https://bit.ly/x", "phishing", False),
        ("url:https://bit.ly/x", "phishing, another address of the host", True),
        ("url:https://evil.example/x", "phishing, another address of the host", False),
        ("url:https://[/", "phishing, another address of the host", False),
        ("domain:evil.example", "", False),
    ],
)
def test_an_entry_with_a_reservation_is_no_judgement(about: str, category: str, expected: bool) -> None:
    """A policy, a broken-into genuine site or a neighbour at a shared host never makes a hard fact; one plain meaning does."""
    assert reserved(Listing(about=about, listed=True, list="L", category=category)) is expected
