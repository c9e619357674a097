"""Every host and address a case names: what must be inert in a publication, whatever it looks like."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from functools import singledispatch
from urllib.parse import urlsplit

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import (
    Address,
    AuthRecorded,
    AuthVerified,
    Boundary,
    Certificate,
    DnsAnswer,
    Form,
    Hop,
    Link,
    LookAlike,
    MessageId,
    Network,
    PageBrand,
    PageView,
    Picture,
    Rebuilt,
    Registration,
    SenderClass,
    Sighting,
    TimeStamp,
)


@singledispatch
def names(fact: object) -> Iterator[str]:
    """Yield the names of hosts (or addresses) one fact holds; none for kinds that hold none."""
    del fact
    return iter(())


@names.register
def _(fact: Address) -> Iterator[str]:
    yield from (fact.domain, fact.domain_unicode, fact.registrable)


@names.register
def _(fact: Link) -> Iterator[str]:
    yield from (fact.host, fact.host_unicode, fact.registrable, fact.final_host, fact.final_registrable, fact.shown or "")


@names.register
def _(fact: Hop) -> Iterator[str]:
    yield from (fact.helo, fact.rdns, fact.by, fact.ip or "")


@names.register
def _(fact: Boundary) -> Iterator[str]:
    yield from (fact.helo, fact.rdns, fact.by, fact.source_ip or "")


@names.register
def _(fact: Picture) -> Iterator[str]:
    yield from (fact.host, fact.registrable)


@names.register
def _(fact: Form) -> Iterator[str]:
    yield fact.host


@names.register
def _(fact: LookAlike) -> Iterator[str]:
    yield from (fact.host, fact.registrable)


@names.register
def _(fact: MessageId) -> Iterator[str]:
    yield from (fact.domain, fact.registrable)


@names.register
def _(fact: SenderClass) -> Iterator[str]:
    yield fact.domain


@names.register(AuthRecorded)
@names.register(AuthVerified)
def _(fact: AuthRecorded | AuthVerified) -> Iterator[str]:
    yield fact.domain


@names.register
def _(fact: Registration) -> Iterator[str]:
    yield from (fact.domain, *fact.name_servers)


@names.register
def _(fact: DnsAnswer) -> Iterator[str]:
    yield from (fact.name, *fact.values)


@names.register
def _(fact: Network) -> Iterator[str]:
    yield from (fact.ip, fact.host)


@names.register
def _(fact: Certificate) -> Iterator[str]:
    yield from (fact.host, *fact.names)


@names.register
def _(fact: PageView) -> Iterator[str]:
    yield from (_host(fact.url), _host(fact.final_url), *fact.hosts, *(one.partition(": ")[0] for one in fact.refused))
    yield from (_host(step.rpartition(" ")[2]) for step in fact.steps)


@names.register
def _(fact: TimeStamp) -> Iterator[str]:
    yield _host(fact.url)


@names.register
def _(fact: PageBrand) -> Iterator[str]:
    yield from (fact.host, _host(fact.url))


@names.register
def _(fact: Rebuilt) -> Iterator[str]:
    yield _host(fact.url)
    for inner in (*fact.views, *fact.forms):
        yield from names(inner)


@names.register
def _(fact: Sighting) -> Iterator[str]:
    yield from (fact.sender_domain, fact.site)
    yield from (step.of for step in fact.course if step.kind in {"sender-registered", "site-registered", "certificate"})


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def hosts_of(evidence: Evidence) -> frozenset[str]:
    """Return every name of a host in the evidence, lower-case, addresses left out."""
    found = {name.lower().strip(".[]*") for seen in evidence.observations for name in names(seen.fact)}
    return frozenset(name for name in found if _is_name(name))


def ips_of(evidence: Evidence) -> frozenset[str]:
    """Return every IP address the evidence names."""
    found = {name.strip("[]") for seen in evidence.observations for name in names(seen.fact)}
    return frozenset(name for name in found if _is_ip(name))


_NAME = re.compile(r"[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,126}\.[^\W\d_][\w\-]{0,62}")


def _is_name(name: str) -> bool:
    return len(name) <= 253 and _NAME.fullmatch(name) is not None


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
