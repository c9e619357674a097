"""Provider: listings."""

from __future__ import annotations

from gyotaku.enrich import PROVIDERS, enrich
from gyotaku.model.evidence import Evidence, Observation, Reason
from gyotaku.model.facts import Link
from gyotaku.transport import OFFLINE

TARGET = "https://go.lure.example/"
LINK = Link(target=TARGET, url=TARGET, scheme="https", host="go.lure.example", registrable="lure.example")


def test_offline_it_says_whom_nobody_asked_about() -> None:
    """Every question that was not asked is on record, one for each kind it would have answered."""
    member = PROVIDERS.named("listings")
    after = enrich(Evidence().plus((Observation(id="", fact=LINK),)), OFFLINE, [member])
    assert {(gap.kind, gap.about, gap.reason) for gap in after.absences} == {
        ("Listing", "url:https://go.lure.example/", Reason.NOT_ATTEMPTED),
        ("Listing", "domain:go.lure.example", Reason.NOT_ATTEMPTED),
    }
