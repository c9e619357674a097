"""The embedded table of networks."""

from __future__ import annotations

from gyotaku.data.networks import networks


def test_the_seeds_addresses() -> None:
    """The hand-written report called 101.47.78.1 China Mobile; the routing table of 2026-09 says otherwise."""
    source = networks().owner("101.47.78.1")
    assert source is not None
    assert (source.asn, source.country) == (150436, "SG")
    site = networks().owner("104.21.75.121")
    assert site is not None
    assert site.organisation == "Cloudflare, Inc."


def test_ipv6_is_looked_up_by_its_network_half() -> None:
    """Both families are in the table."""
    owner = networks().owner("2606:4700::6810:1")
    assert owner is not None
    assert owner.asn == 13335


def test_nobody_is_an_answer() -> None:
    """Private, documentation and malformed addresses have no owner, and nothing is made up for them."""
    for ip in ("10.0.0.1", "192.0.2.1", "::1", "127.0.0.1", "255.255.255.255", "not an address"):
        assert networks().owner(ip) is None


def test_the_table_says_how_old_it_is() -> None:
    """Every report prints the date of what it relies on."""
    assert networks().date == "2026-09-16"
    assert "PDDL" in networks().sources
