"""Provider: the certificates of the links' hosts, as the public logs know them and, where the user wants it, as served now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from gyotaku.data.domains import registered
from gyotaku.enrich.family import provider, way
from gyotaku.enrich.subjects import hosts
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Certificate
from gyotaku.transport import Answer, FailedError, Ports, Reply

CRT = "https://crt.sh"
NAMES = 20
"""Most names kept of one certificate."""
ENTRIES = 5_000
"""Most log entries looked through."""


@provider(name="certificates", gives=(Certificate,), discloses="the host name, to the operator of the log search")
def certificates(evidence: Evidence) -> Iterator[str]:
    """Yield the hosts of the links."""
    return hosts(evidence)


@way(name="crt.sh", provider="certificates", tells="the host name, to crt.sh (Sectigo)", holds=6 * 3_600, interval=1.0)
def logged(about: str, ports: Ports) -> list[Answer]:
    """Ask the log search for a host, then for the registered domain above it; tell the first and the latest certificate."""
    host = about.removeprefix("domain:")
    base = (ports.choice.endpoint or CRT).rstrip("/")
    for name in dict.fromkeys((host, registered(host) or host)):
        reply = ports.http.get(f"{base}/?{urlencode({'q': name, 'output': 'json'})}")
        if reply.status >= 400 and reply.status != 404:
            raise FailedError(f"http-{reply.status}", reply.text()[:100])
        found = _entries(reply) if reply.status < 400 else []
        if found:
            first, last = found[0], found[-1]
            return [_logged(about, name, one, len(found), reply, ports) for one in ([first] if first == last else [first, last])]
    return []


def _entries(reply: Reply) -> list[dict[str, Any]]:
    """Return the readable entries, oldest first."""
    rows = reply.json()
    if not isinstance(rows, list):
        raise FailedError("unparsable", "no list of entries")
    readable = [row for row in rows[:ENTRIES] if isinstance(row, dict) and _moment(row.get("not_before"))]
    if rows and not readable:
        raise FailedError("unparsable", "no entry states a time")
    return sorted(readable, key=lambda row: (str(row["not_before"]), str(row.get("id"))))


def _logged(about: str, name: str, row: dict[str, Any], count: int, reply: Reply, ports: Ports) -> Answer:  # noqa: PLR0917 - one row of a reply
    names = str(row.get("name_value") or row.get("common_name") or "").split("\n")
    fact = Certificate(
        host=name,
        issuer=str(row.get("issuer_name") or "")[:300],
        not_before=_moment(row.get("not_before")),
        not_after=_moment(row.get("not_after")),
        names=tuple(dict.fromkeys(one.strip().lower()[:255] for one in names if one.strip()))[:NAMES],
    )
    seen = row.get("entry_timestamp") or "?"
    return Answer(
        provider="certificates",
        about=about,
        at=ports.now(),
        source="crt.sh",
        url=f"{CRT}/?id={row.get('id')}",
        facts=(fact,),
        note=f"one of {count} entries: not before {row['not_before']}, logged {seen}, {fact.issuer}, {', '.join(fact.names[:5])}",
        raw=reply.text(),
        raw_sha256=reply.sha256,
    )


def _moment(text: object) -> datetime | None:
    """Read a time of the log, which is UTC and says no zone."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@way(
    name="served",
    provider="certificates",
    tells="a TLS connection from this machine, to the host itself: its owner sees the address it comes from",
    off=True,
    holds=3_600,
)
def served(about: str, ports: Ports) -> list[Answer]:
    """Shake hands with the host on port 443 (or the endpoint's port) and keep its certificate, trusted or not."""
    host = about.removeprefix("domain:")
    port = ports.choice.endpoint.rpartition(":")[2]
    shown = ports.tls.certificate(host, int(port) if port.isdigit() else 443)
    # The reader of certificates is loaded only when there is one to read.
    from gyotaku.enrich._x509 import read  # noqa: PLC0415 - see above

    fact = read(host, shown.der)
    trust = "verified" if shown.trusted else f"not verified: {shown.problem}"
    note = f"{shown.version} at {shown.ip}, {trust}; {fact.issuer}; {', '.join(fact.names[:5])}"
    return [Answer(provider="certificates", about=about, at=ports.now(), source="TLS handshake", facts=(fact,), note=note)]
