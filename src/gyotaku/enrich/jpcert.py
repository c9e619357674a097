"""Provider: the list of JPCERT/CC that the user imported, looked up on this machine. Without an import nothing is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from gyotaku.data.jpcert import LIST, SOURCE, Listed, listed
from gyotaku.data.services import shared
from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import target_links
from gyotaku.errors import InputError
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim, Listing
from gyotaku.transport import Answer


def _table(_evidence: Evidence) -> Listed | None:
    # Whether a list is there is looked up for each mail, not for each of its links.
    return listed()


def _local(about: str, evidence: Evidence) -> list[Answer]:
    try:
        table = evidence.once(_table)
    except InputError as error:
        return [Answer(provider="jpcert", about=about, source=SOURCE, outcome="unparsable", note=str(error))]
    if table is None:
        return []
    kind, _, name = about.partition(":")
    entry = table.url(name) if kind == "url" else table.host(name)
    # A mail from before or after the time of the list cannot be in it, and a host is not cleared by its absence.
    if entry is None and (kind != "url" or not _covers(table, evidence)):
        return []
    words = "" if entry is None else f"{entry.brand}, {entry.day}" if entry.brand else str(entry.day)
    fact = Listing(about=about, listed=entry is not None, list=LIST, category=words)
    at = datetime.combine(table.head.last, time(), UTC)
    note = f"{entry.day} {entry.brand}".strip() if entry else f"no entry from {table.head.first} to {table.head.last}"
    source = f"{SOURCE} ({table.head.first} – {table.head.last})"
    return [Answer(provider="jpcert", about=about, at=at, source=source, facts=(fact,), note=note)]


@provider(
    name="jpcert", gives=(Listing,), discloses="nothing: the imported list is read on this machine", local=_local, silent=True
)
def jpcert(evidence: Evidence) -> Iterator[str]:
    """Yield the URLs of the links, and their hosts where a host is one owner's."""
    for link in target_links(evidence):
        yield f"url:{link.url or link.target}"
        if not shared(link.goes_to):
            yield f"domain:{link.goes_to}"


def _covers(table: Listed, evidence: Evidence) -> bool:
    for role in ("received", "date"):
        claim = evidence.first(DateClaim, role=role)
        if claim and claim[0].at:
            return table.head.first <= claim[0].at.date() <= table.head.last
    return False
