"""Campaigns as lists show them: their cases, why these belong together, and what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from gyotaku.book.listing import moment
from gyotaku.book.placing import Told
from gyotaku.book.statements import sql
from gyotaku.errors import UsageError

REASONS = 12
"""Most reasons shown of a campaign, the commonest first."""


class CampaignLine(msgspec.Struct, frozen=True, kw_only=True):
    """One campaign, as `campaigns --jsonl` prints it: a contract."""

    id: str
    title: str
    cases: tuple[str, ...]
    """SHA-256 of its specimens, oldest first."""
    reasons: tuple[str, ...]
    """Keys by which cases joined, `FAMILY: VALUE`, the commonest first; or an analyst's word. Of a hash, words of what it is."""
    first: str | None
    last: str | None
    """Days of its first and last mail, RFC 3339."""


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a campaign's record."""

    at: str
    author: str
    """gyotaku, or an analyst's name."""
    action: str
    """found | joined | added | merged | merged-away | left | split | split-off | pinned | unpinned | renamed."""
    campaign: str
    sha256: str
    detail: str
    """JSON."""


def campaign_lines(connection: Connection) -> Iterator[CampaignLine]:
    """Yield every campaign that has cases, the one with the newest mail first."""
    for row in connection.execute(sql("campaigns_alive")).all():
        yield _line(connection, row.id, row.title, row.first, row.last)


def campaign_line(connection: Connection, name: str) -> CampaignLine:
    """Return one campaign; one that was merged away leads to where its cases are."""
    row = connection.execute(sql("campaign_by_id"), {"id": name}).first()
    for _ in range(100):
        if row is None:
            raise UsageError(f"No campaign is called {name!r}; gyotaku campaigns lists them.")
        if not row.merged_into:
            return _line(connection, row.id, row.title, row.first, row.last)
        row = connection.execute(sql("campaign_by_id"), {"id": row.merged_into}).first()
    raise UsageError(f"Campaign {name!r} leads in a circle: the book is damaged; restore a copy of it.")


def happened(connection: Connection, name: str) -> list[Happened]:
    """List the record of one campaign, oldest first."""
    return [_happened(row) for row in connection.execute(sql("campaign_record"), {"campaign": name})]


def happened_to(connection: Connection, sha256: str, campaign: str) -> list[Happened]:
    """List what happened to one case, and what analysts said of the whole campaign it is in, oldest first."""
    return [_happened(row) for row in connection.execute(sql("record_of_specimen"), {"sha256": sha256, "campaign": campaign})]


def _happened(row: Row[Any]) -> Happened:
    return Happened(
        at=moment(row.at) or "",
        author=row.author,
        action=row.action,
        campaign=row.campaign,
        sha256=row.sha256 or "",
        detail=row.detail,
    )


def _line(connection: Connection, name: str, title: str, first: int, last: int) -> CampaignLine:
    cases = tuple(connection.execute(sql("cases_of_campaign"), {"campaign": name}).scalars())
    return CampaignLine(
        id=name,
        title=title,
        cases=cases,
        reasons=reasons(connection, name),
        first=moment(first or None),
        last=moment(last or None),
    )


def reasons(connection: Connection, name: str) -> tuple[str, ...]:
    """Say by which keys the cases of a campaign joined it, commonest first."""
    counted: Counter[str] = Counter()
    for row in connection.execute(sql("joinings_of_campaign"), {"campaign": name}):
        counted.update(_said(row.action, row.author, row.detail))
    return tuple(reason for reason, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:REASONS])


class _Detail(msgspec.Struct):
    reasons: tuple[Told, ...] = ()
    reason: str = ""
    shown: dict[str, str] = {}
    """Words to show in place of a hash, by family."""


def _said(action: str, author: str, detail: str) -> Iterator[str]:
    read = msgspec.json.decode(detail, type=_Detail)
    if read.reason:
        yield f"{action} by {author}: {read.reason}"
    keys = (key for told in read.reasons for key in told.keys)
    yield from dict.fromkeys(f"{family}: {read.shown.get(family, value)}" for family, value in keys)
