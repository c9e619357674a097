"""Where sites and sources stand."""

from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Boundary, DnsAnswer, Fact, Link, Network
from gyotaku.rules.landings import neighbours, networks_of, reverse_name, role_of, site_addresses, source_address


def evidence(*facts: Fact) -> Evidence:
    """Evidence of these facts."""
    return Evidence().plus(tuple(Observation(id="", fact=fact) for fact in facts))


def test_neighbours_share_what_one_customer_commonly_holds() -> None:
    """A /24 of IPv4 and a /64 of IPv6; the families never mix, and a text that is no address is nobody's neighbour."""
    assert neighbours("192.0.2.1", "192.0.2.254")
    assert not neighbours("192.0.2.1", "192.0.3.1")
    assert neighbours("2001:db8::1", "2001:db8::ffff")
    assert not neighbours("2001:db8::1", "2001:db8:0:1::1")
    assert not neighbours("192.0.2.1", "::ffff:192.0.2.1")
    assert not neighbours("192.0.2.1", "")


def test_what_is_known_of_addresses() -> None:
    """Answers about other hosts and addresses are left out; a statement without a role is no role."""
    found = evidence(
        Boundary(why="x", source_ip=None),
        Boundary(why="x", source_ip="192.0.2.7"),
        DnsAnswer(name="a.example", rrtype="A", values=("192.0.2.1", "192.0.2.2")),
        DnsAnswer(name="a.example", rrtype="MX", values=("10 mx.example",)),
        DnsAnswer(name="b.example", rrtype="A", values=("192.0.2.3",)),
        Network(ip="192.0.2.1"),
        Network(ip="192.0.2.1", role="cloud"),
    )
    assert [ip for ip, _ in site_addresses(found, "a.example")] == ["192.0.2.1", "192.0.2.2"]
    source = source_address(found)
    assert source is not None
    assert source[0] == "192.0.2.7"
    assert source_address(evidence()) is None
    assert len(networks_of(found, "192.0.2.1")) == 2
    role = role_of(found, "192.0.2.1")
    assert role is not None
    assert role[0].role == "cloud"
    assert role_of(found, "192.0.2.9") is None


def test_a_host_that_is_an_address_is_its_own() -> None:
    """A link to a bare address leads where it says, whatever the DNS was asked."""
    found = evidence(
        Link(target="http://192.0.2.7/", host="192.0.2.7"), DnsAnswer(name="a.example", rrtype="A", values=("192.0.2.1",))
    )
    assert [ip for ip, _ in site_addresses(found, "192.0.2.7")] == ["192.0.2.7"]


def test_reverse_names_of_both_families() -> None:
    """As RFC 1035 section 3.5 and RFC 3596 section 2.5 write them."""
    assert reverse_name("192.0.2.7") == "7.2.0.192.in-addr.arpa"
    assert reverse_name("2001:db8::1").endswith(".8.b.d.0.1.0.0.2.ip6.arpa")
    assert reverse_name("no address") == ""
