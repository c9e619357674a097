from __future__ import annotations

from datetime import UTC, date, datetime

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import DateClaim
from gyotaku.rules.moments import received_on


def test_the_day_of_receipt_is_japans() -> None:
    """Late evening in UTC is the next day in Japan, where the report is read."""
    fact = DateClaim(role="received", at=datetime(2026, 3, 15, 23, 0, tzinfo=UTC))
    found = received_on(Evidence(observations=(Observation(id="E1", fact=fact),)))
    assert found is not None
    assert found[0] == date(2026, 3, 16)


def test_the_senders_date_is_no_receipt() -> None:
    """A Date field is the sender's claim; counting days from it would let the sender choose the answer."""
    fact = DateClaim(role="date", at=datetime(2026, 3, 15, tzinfo=UTC))
    assert received_on(Evidence(observations=(Observation(id="E1", fact=fact),))) is None
