"""The DNS port over the transport: what a recording or the network answered for the provider `dns`."""

from __future__ import annotations

from gyotaku.model.facts import DnsAnswer
from gyotaku.transport import Transport


class TransportDns:
    """Asks the transport; remembers what nobody was asked."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        """Return the answer of the provider `dns` about a name, or None when there is none."""
        for answer in self._transport.ask("dns", f"domain:{name}"):
            for fact in answer.facts:
                if isinstance(fact, DnsAnswer) and fact.rrtype == rrtype:
                    return fact
        return None
