"""Whom to ask about."""

from __future__ import annotations

from gyotaku.enrich.dns import dns
from gyotaku.enrich.subjects import addresses, domains, hosts, urls
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Boundary, DnsAnswer, Link

EVIDENCE = Evidence().plus(
    tuple(
        Observation(id="", fact=fact)
        for fact in (
            Address(role="from", address="a@evil.example", registrable="evil.example"),
            Boundary(why="only-hop", source_ip="192.0.2.7"),
            Link(
                target="https://www.bank.example/",
                url="https://www.bank.example/",
                scheme="https",
                host="www.bank.example",
                registrable="bank.example",
                official="bank",
            ),
            Link(
                target="https://x.footer.example/",
                url="https://x.footer.example/",
                scheme="https",
                host="x.footer.example",
                registrable="footer.example",
            ),
            Link(
                target="https://go.lure.example/",
                url="https://go.lure.example/",
                scheme="https",
                host="go.lure.example",
                registrable="lure.example",
                button=True,
            ),
            DnsAnswer(name="go.lure.example", rrtype="A", values=("198.51.100.4",)),
            DnsAnswer(name="go.lure.example", rrtype="NS", values=("ns.lure.example",)),
        )
    )
)


def test_the_brands_own_sites_are_not_asked_about() -> None:
    """A question about a bank's own site discloses something and teaches nothing."""
    assert list(domains(EVIDENCE)) == ["domain:evil.example", "domain:lure.example", "domain:footer.example"]


def test_buttons_come_first() -> None:
    """When the number of questions is limited, the link the reader is meant to click is asked about."""
    assert list(hosts(EVIDENCE)) == ["domain:go.lure.example", "domain:x.footer.example"]
    assert next(urls(EVIDENCE)) == "url:https://go.lure.example/"


def test_addresses_are_the_source_and_the_sites() -> None:
    """Only address records name addresses."""
    assert list(addresses(EVIDENCE)) == ["ip:192.0.2.7", "ip:198.51.100.4"]


def test_a_host_that_is_an_address_is_asked_about_as_one() -> None:
    """It has no name to ask the DNS or a log of certificates for, but it has an owner."""
    link = Link(target="http://203.0.113.9/a", url="http://203.0.113.9/a", scheme="http", host="203.0.113.9")
    evidence = Evidence().plus((Observation(id="", fact=link),))
    assert list(hosts(evidence)) == []
    assert list(addresses(evidence)) == list(dns(evidence)) == ["ip:203.0.113.9"]
