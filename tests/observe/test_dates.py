"""What the sender claims of time, and what the receiver recorded."""

from __future__ import annotations

from tests.observing import observed

from gyotaku.model.facts import DateClaim

HOP = "Received: from h.example (h.example [192.0.2.7]) by mx.home.example (Postfix); {}\n"


def test_claim_and_record() -> None:
    """Date is a claim with its skew against the receiver's time, which stands at its Received field."""
    seen = observed(HOP.format("Sun, 15 Mar 2026 17:29:00 +0900") + "Date: Sun, 15 Mar 2026 18:29:00 +0900\n", "route", "dates")
    claim, record = (fact for fact, _ in seen.of(DateClaim))
    assert (claim.role, claim.zone, claim.weekday_matches, claim.skew_seconds) == ("date", "+0900", True, 3600)
    assert (record.role, record.zone) == ("received", "+0900")
    assert record.at is not None
    assert record.at.isoformat() == "2026-03-15T17:29:00+09:00"
    where = seen.all(DateClaim, role="received")[0][1].where
    assert where is not None
    assert where.place == "header:0"


def test_boundary_without_time_takes_the_hop_above() -> None:
    """Where the boundary hop wrote no time, the nearest trusted hop above gives it."""
    text = "Received: (qmail 1 invoked from network); 15 Mar 2026 17:29:04 +0900\n"
    text += "Received: from unknown (HELO h.example) (192.0.2.7)\n"
    found = observed(text, "route", "dates").first(DateClaim, role="received")
    assert found is not None
    assert found[0].at is not None
    assert found[0].at.minute == 29


def test_nothing_recorded_is_no_record() -> None:
    """Without any Received field only the claim is stated, its skew unknown."""
    claims = [fact for fact, _ in observed("Date: 12-12-2023\n", "route", "dates").of(DateClaim)]
    assert claims == [DateClaim(role="date", raw="12-12-2023")]


def test_claims_of_hops_below_give_no_time() -> None:
    """A time that only a claim below the boundary states is not the time of receipt."""
    text = "Received: from h.example (h.example [192.0.2.7]) by mx.home.example (Postfix)\n" + HOP.format(
        "Sun, 15 Mar 2026 17:29:00 +0900"
    )
    assert observed(text, "route", "dates").all(DateClaim, role="received") == []
