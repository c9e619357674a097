"""Provider: trends."""

from __future__ import annotations

from datetime import UTC, datetime

from gyotaku.enrich import PROVIDERS, enrich
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import DateClaim, Trend
from gyotaku.transport import OFFLINE


def _after(at: datetime) -> Evidence:
    evidence = Evidence().plus((Observation(id="", fact=DateClaim(role="received", at=at)),))
    return enrich(evidence, OFFLINE, [PROVIDERS.named("trends")])


def test_the_month_before_receipt_is_quoted_with_its_source() -> None:
    """A trend is printed only with period and publisher."""
    found = _after(datetime(2026, 3, 15, tzinfo=UTC)).first(Trend)
    assert found is not None
    assert found[0].period == "2026-01"
    assert "202,350" in found[0].text_ja
    assert "202,350" in found[0].text_en
    assert found[1].source.name.startswith("フィッシング対策協議会")


def test_without_figures_near_the_mail_there_is_no_trend() -> None:
    """Old figures are left out rather than passed off as recent."""
    assert _after(datetime(2019, 1, 1, tzinfo=UTC)).first(Trend) is None
