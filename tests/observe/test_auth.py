"""Whose authentication results are believed, and alignment."""

from __future__ import annotations

import pytest
from tests.observing import observed

from gyotaku.model.facts import AuthRecorded
from gyotaku.settings import DEFAULT, Settings

HOP = "Received: from h.example (h.example [192.0.2.7]) by mx.home.example (Postfix); Sun, 15 Mar 2026 17:29:00 +0900\n"
RESULTS = "Authentication-Results: {}; spf={} smtp.mailfrom=x@mail.a.example; dkim={} header.d=b.example\n"
FROM = "From: a@a.example\n"


def outcomes(text: str, settings: Settings = DEFAULT) -> list[tuple[str, str, bool | None, bool]]:
    """List (method, outcome, aligned, trusted) of a header block."""
    seen = observed(text, "route", "addresses", "auth", settings=settings)
    return [(fact.method, fact.outcome, fact.aligned, fact.trusted) for fact, _ in seen.of(AuthRecorded)]


def test_above_the_boundary_is_trusted() -> None:
    """Results above the boundary hop were written by the receiver; alignment is relaxed (RFC 7489 section 3.1)."""
    text = RESULTS.format("mx.home.example", "pass", "pass") + HOP + FROM
    assert outcomes(text) == [("spf", "pass", True, True), ("dkim", "pass", False, True)]


def test_neutral_form_of_the_corpus() -> None:
    """Results on top are trusted whatever their id calls itself, with Received fields below or without any."""
    assert all(trusted for *_, trusted in outcomes(RESULTS.format("mx.example.com", "pass", "pass") + HOP + FROM))
    assert all(trusted for *_, trusted in outcomes(RESULTS.format("mx.example.com", "pass", "pass") + FROM))


@pytest.mark.parametrize("forged", ["mx.home.example", "mx.google.com", "mx.evil.example"])
def test_forged_pass_below_the_boundary_is_not(forged: str) -> None:
    """A pass below the boundary is the sender's own claim, even in the receiver's name."""
    assert [trusted for *_, trusted in outcomes(HOP + RESULTS.format(forged, "pass", "pass") + FROM)] == [False, False]


def test_failure_right_below_in_the_receivers_name() -> None:
    """A milter may add its field second; a failure there in the receiver's name is believed, a pass is not."""
    text = HOP + RESULTS.format("mx.home.example", "fail", "pass") + FROM
    assert [trusted for *_, trusted in outcomes(text)] == [True, False]
    assert [trusted for *_, trusted in outcomes(HOP + RESULTS.format("mx.other.example", "fail", "fail") + FROM)] == [
        False,
        False,
    ]
    own = Settings(trusted_hosts=("other.example",))
    assert [trusted for *_, trusted in outcomes(HOP + RESULTS.format("mx.other.example", "fail", "fail") + FROM, own)] == [
        True,
        True,
    ]


def test_renamed_results_are_not() -> None:
    """What the receiver renamed to …-Original it did not believe."""
    text = (
        RESULTS.replace("Authentication-Results", "Authentication-Results-Original").format("x.example", "pass", "pass")
        + HOP
        + FROM
    )
    assert [trusted for *_, trusted in outcomes(text)] == [False, False]


def test_shared_hosting_does_not_align() -> None:
    """Alignment goes by registries' suffixes: two customers of one registered domain align, two domains do not."""
    text = RESULTS.format("mx.home.example", "pass", "pass").replace("mail.a.example", "x.a.co.jp") + HOP + "From: a@b.co.jp\n"
    assert outcomes(text)[0] == ("spf", "pass", False, True)


def test_unknown_alignment() -> None:
    """Without a domain on either side alignment is unknown, not false."""
    text = "Authentication-Results: mx.home.example; spf=none; dkim=none header.d=none\n" + HOP + FROM
    assert [aligned for _, _, aligned, _ in outcomes(text)] == [None, None]
