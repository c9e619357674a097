"""Provider: what was published about phishing in the months before the mail came."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gyotaku.data.trends import latest, trends
from gyotaku.enrich.family import provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim, Trend
from gyotaku.transport import Answer


@cache
def _embedded(about: str) -> list[Answer]:
    month = latest(about.removeprefix("month:"))
    if month is None:
        return []
    year, number = month.period.split("-")
    top_ja = "、".join(f"{name}({share:.1f}%)" for name, share in month.top)
    top_en = ", ".join(f"{name} ({share:.1f} %)" for name, share in month.top)
    text_ja = (
        f"{trends().publisher}に寄せられた報告は{year}年{int(number)}月に{month.reports:,}件、"
        f"フィッシングサイトのURLは{month.urls:,}件、悪用されたブランドは{month.brands}件でした。"
    )
    text_en = (
        f"In {month.period} the {trends().publisher_en} received {month.reports:,} reports, "
        f"with {month.urls:,} phishing URLs and {month.brands} brands misused."
    )
    if top_ja:
        text_ja += f"報告の多かったブランドは{top_ja}です。"
        text_en += f" The brands most reported were {top_en}."
    fact = Trend(period=month.period, text_ja=text_ja, text_en=text_en, publisher=trends().publisher, url=month.url)
    source = f"{trends().publisher} ({month.via})" if month.via else trends().publisher
    return [Answer(provider="trends", about=about, source=source, url=month.url, facts=(fact,), note=month.period)]


@provider(name="trends", gives=(Trend,), discloses="nothing: the figures come with the package", embedded=_embedded)
def published(evidence: Evidence) -> Iterator[str]:
    """Yield the month of receipt, else the month the mail claims."""
    for role in ("received", "date"):
        claim = evidence.first(DateClaim, role=role)
        if claim and claim[0].at:
            yield f"month:{claim[0].at.year}-{claim[0].at.month:02}"
            return
