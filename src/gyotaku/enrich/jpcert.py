"""Provider: the list of JPCERT/CC that the user imported, looked up on this machine. Without an import nothing is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from gyotaku.data.domains import registered, registrable
from gyotaku.data.jpcert import LIST, SOURCE, Listed, listed
from gyotaku.data.services import service_of
from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import target_links
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim, Listing
from gyotaku.transport import Answer


def _embedded(about: str) -> list[Answer]:
    table = listed()
    if table is None:
        return []
    kind, _, name = about.partition(":")
    entry = table.url(name) if kind == "url" else table.host(name)
    span = f"{table.head.first} – {table.head.last}"
    words = "" if entry is None else f"{entry.brand}, {entry.day}" if entry.brand else str(entry.day)
    fact = Listing(about=about, listed=entry is not None, list=LIST, category=words)
    at = datetime.combine(table.head.last, time(), UTC)
    note = f"{entry.day} {entry.brand}" if entry else f"no entry from {table.head.first} to {table.head.last}"
    return [Answer(provider="jpcert", about=about, at=at, source=f"{SOURCE} ({span})", facts=(fact,), note=note)]


@provider(name="jpcert", gives=(Listing,), discloses="nothing: the imported list is read on this machine", embedded=_embedded)
def jpcert(evidence: Evidence) -> Iterator[str]:
    """Yield the URLs and hosts that stand in the list, and the URLs of a mail from the time the list covers.

    A mail from before or after it cannot be in the list: that it is not says nothing and is not said.
    """
    table = listed()
    if table is None:
        return
    covered = _covers(table, evidence)
    for link in target_links(evidence):
        url = link.url or link.target
        if covered or table.url(url):
            yield f"url:{url}"
        if not shared(link.goes_to) and table.host(link.goes_to):
            yield f"domain:{link.goes_to}"


def _covers(table: Listed, evidence: Evidence) -> bool:
    for role in ("received", "date"):
        claim = evidence.first(DateClaim, role=role)
        if claim and claim[0].at:
            return table.head.first <= claim[0].at.date() <= table.head.last
    return False


def shared(host: str) -> bool:
    """Whether anybody may put a page at a host (a shortener, forms, a redirector): one phishing page there condemns no other.

    A name below a private suffix (`x.pages.dev`) is one customer's and not shared.
    """
    return service_of(host) is not None and registrable(host) in {"", registered(host)}
