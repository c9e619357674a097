"""The DNS port over the transport: what a recording or the network answers about the names authentication rests on."""

from __future__ import annotations

from gyotaku.enrich.family import WAYS
from gyotaku.model.facts import DnsAnswer
from gyotaku.transport import Answer, Ports, Transport, Way

UNASKED = {"off", "not-disclosed", "names-recipient", "no-service", "not-a-name"}
"""Outcomes that mean that nobody was asked; any other failure is one of the moment (RFC 7208 section 2.6.6)."""


class TransportDns:
    """Asks the transport; remembers what nobody was asked."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        """Return the answer about a name: the one the provider `dns` gave, else that of a look-up of its own, else None."""
        given = self._found(self._transport.ask("dns", f"domain:{name}"), rrtype)
        if given is not None:
            return given
        about = f"dns:{rrtype}/{name}"
        # The look-ups of one mail share one time limit: a dead resolver is waited for once.
        self._transport.start("verification", [about], [_WAY], anew=False)
        answers = self._transport.ask("verification", about)
        failed = any(answer.outcome and answer.outcome not in UNASKED for answer in answers)
        return self._found(answers, rrtype) or (DnsAnswer(name=name, rrtype=rrtype, outcome="timeout") if failed else None)

    @staticmethod
    def _found(answers: list[Answer], rrtype: str) -> DnsAnswer | None:
        facts = [fact for answer in answers for fact in answer.facts if isinstance(fact, DnsAnswer)]
        return next((fact for fact in facts if fact.rrtype == rrtype), None)


def _ask(about: str, ports: Ports) -> list[Answer]:
    """Ask for one type of one name, `dns:TYPE/name`."""
    rrtype, _, name = about.removeprefix("dns:").partition("/")
    fact = ports.dns.query(name, rrtype)
    note = " / ".join(fact.values) or fact.outcome
    return [Answer(provider="verification", about=about, at=ports.now(), source="DNS", facts=(fact,), note=note)]


_WAY = Way(
    name="authentication",
    provider="verification",
    about=("dns",),
    tells="the names of the sender's SPF, DKIM and DMARC records, to the resolver",
    holds=3_600,
    ask=_ask,
)
WAYS.add(_WAY.name, _WAY)
