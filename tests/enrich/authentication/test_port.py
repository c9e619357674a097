"""The DNS port over the transport."""

from __future__ import annotations

from gyotaku.enrich.authentication.port import TransportDns
from gyotaku.model.facts import DnsAnswer
from gyotaku.transport import Answer, Recording, Replay


def test_the_answer_of_the_asked_type_is_found() -> None:
    """A recording may hold several types for one name; a type it does not hold was not asked."""
    facts = (
        DnsAnswer(name="a.example", rrtype="A", values=("192.0.2.1",)),
        DnsAnswer(name="a.example", rrtype="TXT", values=("x",)),
    )
    door = TransportDns(Replay(Recording(source="z", answers=(Answer(provider="dns", about="domain:a.example", facts=facts),))))
    found = door.lookup("a.example", "TXT")
    assert found is not None
    assert found.values == ("x",)
    assert door.lookup("a.example", "MX") is None
    assert door.lookup("b.example", "TXT") is None
