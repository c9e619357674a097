"""Ways of asking block lists over the DNS (RFC 5782): one for each list of the data file, return codes read by its meaning."""

from __future__ import annotations

from functools import partial
from ipaddress import IPv6Address, ip_address, ip_network

from gyotaku.data.blocklists import BlockList, blocklists
from gyotaku.data.domains import registered
from gyotaku.enrich.family import way
from gyotaku.model.facts import DnsAnswer, Listing
from gyotaku.transport import Answer, FailedError, Ports

_CODES = ip_network("127.0.0.0/8")


def question(about: str, one: BlockList, zone: str) -> str:
    """Return the name to ask for a subject: octets or nibbles reversed, or the domain, below the list's zone."""
    kind, _, name = about.partition(":")
    if kind == "ip":
        address = ip_address(name)
        if isinstance(address, IPv6Address) and not one.ipv6:
            raise FailedError("no-service", f"{one.list} lists no IPv6 addresses")
        return address.reverse_pointer.rsplit(".", 2)[0] + f".{zone}"
    try:
        ip_address(name)
    except ValueError:
        return f"{(registered(name) if one.registered else '') or name}.{zone}"
    # A list of names answers a question about an address with an error of its own.
    raise FailedError("no-service", f"{one.list} lists names, not addresses")


def read(about: str, one: BlockList, answer: DnsAnswer) -> Listing:
    """Read a list's answer. Refusals and what is no return code fail: they say nothing about the subject."""
    meanings: list[str] = []
    for value in answer.values:
        if value in one.refusals or value.startswith(blocklists().refused):
            raise FailedError(
                "refused", f"{one.list} answered {value}: it serves no such resolver, or too many questions were asked"
            )
        if ip_address(value) not in _CODES:
            raise FailedError("unparsable", f"{one.list} answered {value}, which is no return code")
        meanings += _meanings(value, one)
    return Listing(about=about, listed=bool(answer.values), list=one.list, category=", ".join(dict.fromkeys(meanings)))


def _meanings(value: str, one: BlockList) -> list[str]:
    last = int(value.rpartition(".")[2])
    packed = [meaning for bit, meaning in one.bits.items() if last & int(bit)]
    return packed or [one.codes.get(value, f"code {value}")]


def _ask(one: BlockList, about: str, ports: Ports) -> list[Answer]:
    name = question(about, one, ports.choice.endpoint or one.zone)
    answer = ports.dns.query(name, "A")
    fact = read(about, one, answer)
    note = " / ".join(f"{name} A {value}" for value in answer.values) or f"{name} A: {answer.outcome}"
    return [Answer(provider="listings", about=about, at=ports.now(), source=one.list, url=one.url, facts=(fact,), note=note)]


for _name, _list in blocklists().lists.items():
    way(
        name=_name,
        provider="listings",
        about=_list.about,
        tells=f"the {'IP address' if 'ip' in _list.about else 'host name'}, to the resolver and to {_list.list}",
        holds=3_600,
        off=_list.off,
    )(partial(_ask, _list))
