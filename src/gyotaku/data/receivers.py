"""Know receiving servers by the names they give themselves, filters in front of them, and domains that are one operator's."""

from __future__ import annotations

import ipaddress
import re
from functools import cache, lru_cache
from typing import NamedTuple

from gyotaku.data.domains import registered, under
from gyotaku.data.tables import read_table
from gyotaku.patterns import late

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Receiver(NamedTuple):
    """One operator of mailboxes."""

    id: str
    name: str
    edge: re.Pattern[str]
    inner: re.Pattern[str]
    networks: tuple[Network, ...]
    authserv: re.Pattern[str]


class Gateway(NamedTuple):
    """One hosted filter."""

    id: str
    name: str
    hosts: re.Pattern[str]
    systems: frozenset[int]
    """Numbers of the autonomous systems that are its own."""


def pattern_of(globs: list[str]) -> re.Pattern[str]:
    """Turn patterns with `*` into one regular expression for whole names; none at all match nothing."""
    if not globs:
        return re.compile(r"(?!)")
    return late("|".join(".*".join(re.escape(piece) for piece in glob.lower().split("*")) for glob in globs))


class _Tables(NamedTuple):
    receivers: tuple[Receiver, ...]
    by_domain: dict[str, list[Receiver]]
    """Receivers by the registered domains of their hosts: most hosts belong to none, and a hundred patterns take time."""
    gateways: tuple[Gateway, ...]
    lists: frozenset[str]
    kin: dict[str, int]


@cache
def _tables() -> _Tables:
    table = read_table("receivers.toml")
    receivers = tuple(
        Receiver(
            id=entry["id"],
            name=entry["name"],
            edge=pattern_of(entry["edge"]),
            inner=pattern_of(entry["inner"]),
            networks=tuple(ipaddress.ip_network(network) for network in entry["networks"]),
            authserv=pattern_of(entry["authserv"] + entry["edge"]),
        )
        for entry in table["receiver"]
    )
    by_domain: dict[str, list[Receiver]] = {}
    for entry, receiver in zip(table["receiver"], receivers, strict=True):
        for domain in dict.fromkeys(registered(glob.rpartition("*")[2]) for glob in entry["edge"] + entry["inner"]):
            by_domain.setdefault(domain, []).append(receiver)
    gateways = tuple(
        Gateway(entry["id"], entry["name"], pattern_of(entry["hosts"]), frozenset(entry.get("systems", ())))
        for entry in table["gateway"]
    )
    kin = {domain: number for number, entry in enumerate(table["kin"]) for domain in entry["domains"]}
    return _Tables(receivers, by_domain, gateways, frozenset(table["lists"]["domains"]), kin)


@lru_cache(maxsize=2048)
def receiver_of(host: str) -> Receiver | None:
    """Return the known receiver that names a server so (edge or inner), or None."""
    host = host.lower()
    candidates = _tables().by_domain.get(registered(host), ())
    return next((one for one in candidates if one.edge.fullmatch(host) or one.inner.fullmatch(host)), None)


@lru_cache(maxsize=2048)
def receiver_by_authserv(authserv_id: str) -> Receiver | None:
    """Return the known receiver that signs its authentication results so, or None."""
    authserv_id = authserv_id.lower()
    return next((one for one in _tables().receivers if one.authserv.fullmatch(authserv_id)), None)


@cache
def receiver_named(id_: str) -> Receiver | None:
    """Return the known receiver of that id, or None."""
    return next((one for one in _tables().receivers if one.id == id_), None)


@lru_cache(maxsize=2048)
def gateway_of(host: str) -> Gateway | None:
    """Return the hosted filter a host belongs to, or None."""
    host = host.lower()
    return next((one for one in _tables().gateways if one.hosts.fullmatch(host)), None)


def list_operator(domain: str) -> bool:
    """Whether a domain lies under that of a known operator of discussion lists."""
    return any(under(domain, known) for known in _tables().lists)


def one_operator(domain: str, other: str) -> bool:
    """Whether two registrable domains are the same or known to be one operator's."""
    if domain == other:
        return bool(domain)
    kin = _tables().kin
    return domain in kin and kin[domain] == kin.get(other)
