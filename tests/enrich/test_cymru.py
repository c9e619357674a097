"""Team Cymru's IP-to-ASN service over DNS."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from gyotaku.enrich.cymru import ask, holder_name, origin_name, read_holder, read_origin
from gyotaku.model.facts import DnsAnswer, Network
from gyotaku.settings import Choice
from gyotaku.transport import Ports

NOW = datetime(2026, 3, 15, tzinfo=UTC)


@dataclass
class Zone:
    """A resolver that answers from a table."""

    records: dict[str, tuple[str, ...]]
    asked: list[str] = field(default_factory=list)

    def query(self, name: str, rrtype: str) -> DnsAnswer:
        """Answer from the table."""
        self.asked.append(name)
        values = self.records.get(name, ())
        return DnsAnswer(name=name, rrtype=rrtype, values=values, outcome="answer" if values else "no-such-name")


def ports(zone: Zone, choice: Choice | None = None) -> Ports:
    """Ports of which only the resolver may be used."""
    nobody: Any = None
    return Ports(http=nobody, dns=zone, port43=nobody, tls=nobody, now=lambda: NOW, once=nobody, choice=choice or Choice())


def test_addresses_are_asked_for_in_reverse() -> None:
    """Octets of IPv4, nibbles of IPv6, each under its own zone."""
    assert origin_name("104.21.75.121") == "121.75.21.104.origin.asn.cymru.com"
    assert origin_name("2001:db8::1") == "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.origin6.asn.cymru.com"
    assert holder_name(13335, "zone.test") == "AS13335.asn.zone.test"


def test_the_most_specific_prefix_counts() -> None:
    """Several announcements cover an address; the narrowest is the one its packets follow."""
    values = ("64500 | 192.0.0.0/16 | US | arin | 2010-01-01", '"13335 64501 | 192.0.2.0/24 | jp | apnic | 2014-03-28"')
    assert read_origin("192.0.2.7", values) == Network(
        ip="192.0.2.7", asn=13335, country="JP", prefix="192.0.2.0/24", cdn=True, role="cdn"
    )


def test_lines_of_another_form_are_nothing() -> None:
    """What is not in the documented form is not guessed at."""
    assert read_origin("192.0.2.7", ("", "v=spf1 -all", "x | y | z", "1 | 2")) is None
    assert read_holder(("13335 | US", "")) == ""


def test_origin_and_holder_make_one_answer() -> None:
    """Two questions, one fact, with the raw lines beside it."""
    zone = Zone(
        {
            "7.2.0.192.origin.asn.zone.test": ("64500 | 192.0.2.0/24 | JP | apnic | 2014-03-28",),
            "AS64500.asn.zone.test": ("64500 | JP | apnic | 2010-07-14 | EXAMPLE-AS Example Cloud KK, JP",),
        }
    )
    answers = ask("ip:192.0.2.7", ports(zone, Choice(endpoint="zone.test")))
    assert [fact for answer in answers for fact in answer.facts] == [
        Network(ip="192.0.2.7", asn=64500, organisation="EXAMPLE-AS Example Cloud KK, JP", country="JP", prefix="192.0.2.0/24")
    ]
    assert answers[0].at == NOW
    assert "Example Cloud" in answers[0].note
    assert len(zone.asked) == 2


def test_nobody_announces_it() -> None:
    """No such name is looked for and not there: no fact, and the holder is not asked for."""
    zone = Zone({})
    assert ask("ip:192.0.2.7", ports(zone)) == []
    assert len(zone.asked) == 1
