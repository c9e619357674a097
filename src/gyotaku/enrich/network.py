"""Provider: whose address an IP is. The embedded table always answers, the user's own tables beside it, then who is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from gyotaku.data.asroles import role
from gyotaku.data.mmdb import tables, unopened
from gyotaku.data.networks import networks
from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import addresses
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Network
from gyotaku.transport import Answer


def _embedded(about: str) -> list[Answer]:
    ip = about.removeprefix("ip:")
    table = networks()
    owner = table.owner(ip)
    if owner is None:
        return []
    kind = role(owner.asn)
    fact = Network(
        ip=ip,
        organisation=owner.organisation,
        asn=owner.asn or None,
        country=owner.country,
        cdn=kind == "cdn",
        role=kind,
    )
    at = datetime.fromisoformat(table.date).replace(tzinfo=UTC)
    source = f"embedded table of {table.date} ({table.sources})"
    note = f"AS{owner.asn} {owner.organisation}, {owner.country or '?'}"
    return [Answer(provider="network", about=about, at=at, source=source, facts=(fact,), note=note)]


def _local(about: str, evidence: Evidence) -> list[Answer]:  # noqa: ARG001 - an address is looked up the same in every mail
    ip = about.removeprefix("ip:")
    answers = [
        Answer(provider="network", about=about, source=name, outcome="unparsable", note=why) for name, why in unopened().items()
    ]
    for table in tables():
        held = table.holder(ip)
        if held is None:
            continue
        kind = role(held.asn) or held.role
        fact = Network(
            ip=ip,
            organisation=held.organisation,
            asn=held.asn,
            country=held.country,
            cdn=kind == "cdn",
            role=kind,
            prefix=held.prefix,
        )
        at = datetime.combine(table.date, time(), UTC)
        note = ", ".join(
            word for word in (held.prefix, f"AS{held.asn}" if held.asn else "", held.organisation, held.country) if word
        )
        source = f"{table.kind} of {table.date}"
        answers.append(Answer(provider="network", about=about, at=at, source=source, facts=(fact,), note=note))
    return answers


@provider(
    name="network",
    gives=(Network,),
    discloses="the IP address, to its regional registry",
    embedded=_embedded,
    local=_local,
)
def network(evidence: Evidence) -> Iterator[str]:
    """Yield the source address of the mail and the addresses of the sites it links to."""
    return addresses(evidence)
