"""What lists, filters and trends need of a case, in columns; computed from the case alone, language-free."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from ipaddress import IPv4Address, ip_address

from gyotaku.model.case import Case
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import (
    Address,
    Boundary,
    BrandClaim,
    DateClaim,
    Lure,
    Network,
    Registration,
    SenderClass,
    Subject,
)
from gyotaku.model.noun import Noun

JST = timezone(timedelta(hours=9), "JST")
OUT_OF_RANGE = (date(1990, 1, 1), date(2100, 1, 1))
"""Dates outside are nobody's; a mail that claims one has none."""


class Summary(Noun, frozen=True, kw_only=True):
    """One case in columns. Empty text and None mean that the mail does not say."""

    label: str
    score: int
    unwanted: int = 0
    brand: str = ""
    """Id of the brand the mail claims to come from."""
    category: str = ""
    pretexts: tuple[str, ...] = ()
    subject: str = ""
    sender: str = ""
    """addr-spec of From, lower-case domain."""
    sender_domain: str = ""
    tld: str = ""
    sender_class: str = ""
    """`SenderClass.relation`."""
    spoofed: bool = False
    """From shows a domain of the brand itself (or of a relative), and the mail is not judged genuine."""
    ip: str = ""
    """Source address at the trust boundary."""
    hosting: str = ""
    """Organisation of that address, as the network answer names it."""
    seen: datetime | None = None
    """When the receiver took it in, else what the Date field claims; UTC."""
    hour: int | None = None
    """Hour of `seen` in JST."""
    domain_age: int | None = None
    """Days from the youngest registration among its domains to `seen`."""


def summary(case: Case) -> Summary:
    """Put a case into columns."""
    evidence = case.evidence
    brand = evidence.first(BrandClaim, primary=True)
    subject = evidence.first(Subject)
    sender = evidence.first(Address, role="from")
    relation = evidence.first(SenderClass)
    boundary = evidence.first(Boundary)
    ip = (boundary[0].source_ip if boundary else None) or ""
    seen = _seen(evidence)
    domain = sender[0].domain if sender else ""
    return Summary(
        label=case.verdict.label.value,
        score=case.verdict.score,
        unwanted=case.verdict.unwanted,
        brand=brand[0].brand if brand else "",
        category=brand[0].category if brand else "",
        pretexts=tuple(dict.fromkeys(lure.pretext for lure, _ in evidence.of(Lure))),
        subject=subject[0].text[:500] if subject else "",
        sender=sender[0].address[:320] if sender else "",
        sender_domain=domain[:253],
        tld=domain.rpartition(".")[2][:63] if "." in domain else "",
        sender_class=relation[0].relation if relation else "",
        spoofed=relation is not None and relation[0].relation in {"official", "shared-host", "group-company"},
        ip=ip,
        hosting=_hosting(evidence, ip),
        seen=seen,
        hour=seen.astimezone(JST).hour if seen else None,
        domain_age=_age(evidence, seen),
    )


def _seen(evidence: Evidence) -> datetime | None:
    for role in ("received", "date"):
        claim = evidence.first(DateClaim, role=role)
        at = claim[0].at if claim else None
        if at is not None and OUT_OF_RANGE[0] < at.date() < OUT_OF_RANGE[1]:
            return at.astimezone(UTC)
    return None


def _hosting(evidence: Evidence, ip: str) -> str:
    return next((network.organisation for network, _ in evidence.of(Network) if network.ip == ip), "")[:200]


def _age(evidence: Evidence, seen: datetime | None) -> int | None:
    if seen is None:
        return None
    days = [(seen.date() - one.registered).days for one, _ in evidence.of(Registration) if one.registered]
    return min((count for count in days if count >= 0), default=None)


def ip_hex(text: str) -> str:
    """Write an address as 32 hex digits that sort in the order of addresses (IPv4 mapped, RFC 4291 2.5.5.2); empty for none."""
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    number = int(address) + (0xFFFF << 32 if isinstance(address, IPv4Address) else 0)
    return f"{number:032x}"
