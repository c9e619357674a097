"""Way of asking: the IP-to-ASN service of Team Cymru over DNS (team-cymru.com/ip-asn-mapping), and how its lines are read.

121.75.21.104.origin.asn.cymru.com TXT "13335 | 104.16.0.0/12 | US | arin | 2014-03-28"
AS13335.asn.cymru.com TXT "13335 | US | arin | 2010-07-14 | CLOUDFLARENET, US"
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, ip_address, ip_network

from gyotaku.data.asroles import role
from gyotaku.enrich.family import way
from gyotaku.model.facts import Network
from gyotaku.transport import Answer, Ports

ZONE = "cymru.com"


def origin_name(ip: str, zone: str = ZONE) -> str:
    """Return the name to ask for an address: its octets or nibbles reversed under the zone of its family."""
    address = ip_address(ip)
    if isinstance(address, IPv4Address):
        return ".".join(reversed(str(address).split("."))) + f".origin.asn.{zone}"
    return ".".join(reversed(address.exploded.replace(":", ""))) + f".origin6.asn.{zone}"


def holder_name(asn: int, zone: str = ZONE) -> str:
    """Return the name to ask for the holder of an autonomous system."""
    return f"AS{asn}.asn.{zone}"


def read_origin(ip: str, values: Iterable[str]) -> Network | None:
    """Read the lines about an address; of several the most specific prefix counts. None when no line is of the known form.

    The country is that of the registry's allocation, not of the machine.
    """
    found: list[tuple[int, Network]] = []
    for value in values:
        parts = [part.strip() for part in value.strip('" ').split("|")]
        if len(parts) < 3:
            continue
        # Several origins of one prefix stand in one field: the first is shown, as the service orders them.
        number = parts[0].split(" ")[0]
        try:
            network = ip_network(parts[1])
            asn = int(number)
        except ValueError:
            continue
        kind = role(asn)
        country = parts[2].upper() if len(parts[2]) == 2 else ""
        fact = Network(ip=ip, asn=asn, country=country, prefix=str(network), role=kind, cdn=kind == "cdn")
        found.append((network.prefixlen, fact))
    return max(found, key=lambda one: one[0])[1] if found else None


def read_holder(values: Iterable[str]) -> str:
    """Read the holder's name out of the lines about an autonomous system; empty when there is none."""
    for value in values:
        parts = [part.strip() for part in value.strip('" ').split("|")]
        if len(parts) == 5 and parts[4]:
            return parts[4][:200]
    return ""


@way(
    name="cymru",
    provider="network",
    about=("ip",),
    tells="the IP address, to the resolver and to Team Cymru",
    holds=7 * 86_400,
)
def ask(about: str, ports: Ports) -> list[Answer]:
    """Ask for the origin of an address, then for the name of its holder."""
    ip = about.removeprefix("ip:")
    zone = ports.choice.endpoint or ZONE
    origin = ports.dns.query(origin_name(ip, zone), "TXT")
    fact = read_origin(ip, origin.values)
    if fact is None:
        return []
    held = ports.dns.query(holder_name(fact.asn or 0, zone), "TXT")
    named = Network(
        ip=ip,
        asn=fact.asn,
        organisation=read_holder(held.values),
        country=fact.country,
        prefix=fact.prefix,
        role=fact.role,
        cdn=fact.cdn,
    )
    note = " / ".join([*origin.values[:2], *held.values[:1]])
    return [Answer(provider="network", about=about, at=ports.now(), source="Team Cymru", facts=(named,), note=note)]
