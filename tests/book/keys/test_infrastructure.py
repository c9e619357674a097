from __future__ import annotations

from datetime import date

from tests.book.keys.evidence import of

from gyotaku.book.keys.infrastructure import infrastructure
from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Boundary, DnsAnswer, Link, Network, Registration


def _link(url: str, **more: object) -> Link:
    host = url.split("/")[2]
    return Link(target=url, url=url, scheme="https", host=host, registrable=host, **more)  # type: ignore[arg-type]


def _found(evidence: Evidence) -> set[tuple[str, str]]:
    return {(key.family, key.value) for key in infrastructure(evidence)}


def test_the_source_and_its_network() -> None:
    """Address, prefix and AS of the server that handed the mail over."""
    found = _found(of(Boundary(why="x", source_ip="101.47.78.1"), Network(ip="101.47.78.1", asn=64500)))
    assert found == {("ip", "101.47.78.1"), ("prefix", "101.47.78.0/24"), ("as", "AS64500")}


def test_what_everybody_uses_is_no_key() -> None:
    """A mailing service's server, a delivery network, a private address: not the campaign's."""
    assert _found(of(Boundary(why="x", source_ip="101.47.78.1", rdns="o1.sendgrid.net"))) == set()
    assert _found(of(Boundary(why="x", source_ip="10.0.0.1"))) == set()
    site = _link("https://evil.example/a")
    cdn = Network(ip="104.21.75.121", cdn=True)
    found = _found(of(site, DnsAnswer(name="evil.example", rrtype="A", values=("104.21.75.121",)), cdn))
    assert found == {("domain", "evil.example")}


def test_a_place_on_a_service_is_the_senders_the_service_is_not() -> None:
    """A shortener's own domain says nothing, the short name does."""
    short = _link("https://sho.rt/Ab3x", service="Sho.rt", traits=("shortener",))
    assert Key(family="domain", value="sho.rt/Ab3x") in set(infrastructure(of(short)))
    assert _found(of(_link("https://facebook.example/x", traits=("social",)))) == set()


def test_registrar_with_day_and_name_servers() -> None:
    """Domains bought together: registrar and day in one key, name servers as a set."""
    sender = Address(role="from", address="a@evil.example", local="a", domain="evil.example", registrable="evil.example")
    bought = Registration(domain="evil.example", registered=date(2026, 3, 10), registrar="R", name_servers=("B.x.", "a.x"))
    assert _found(of(sender, bought)) == {("registrar-day", "R 2026-03-10"), ("name-server", "a.x b.x")}
