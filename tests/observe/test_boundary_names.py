"""Relations between servers: addresses, names, operators."""

from __future__ import annotations

import pytest

from gyotaku.observe.boundary_names import are_kin, are_near, is_internal, is_local_name, network_of


@pytest.mark.parametrize(
    "ip", ["10.1.2.3", "172.31.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "::1", "fe80::1", "fd00::1"]
)
def test_internal_ranges(ip: str) -> None:
    """RFC 1918, RFC 4193, loopback, link-local and shared address space are internal."""
    assert is_internal(ip)


@pytest.mark.parametrize(
    "ip", ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "8.8.8.8", "172.32.0.1", "100.128.0.1"]
)
def test_documentation_ranges_are_public(ip: str) -> None:
    """Documentation ranges (RFC 5737, RFC 3849) are addresses like any other."""
    assert not is_internal(ip)


def test_kin() -> None:
    """Names under one registrable domain are akin, shared hosting apart; so are the domains of one known operator."""
    assert are_kin("mx1.home.co.jp", "mx2.home.co.jp")
    assert not are_kin("mx.home.co.jp", "mx.other.co.jp")
    assert not are_kin("a.duckdns.org", "b.duckdns.org")
    assert are_kin("lists.sourceforge.net", "mx.v28.lw.sourceforge.com")
    assert not are_kin("", "")


@pytest.mark.parametrize("name", ["localhost", "mx", "mx.corp.local", "localhost.localdomain", "a.nyi.internal"])
def test_local_names(name: str) -> None:
    """A single label and a name under a suffix for insides say nothing about the internet."""
    assert is_local_name(name)


@pytest.mark.parametrize("name", ["", "localhost.docomo.ne.jp", "mx.example.com", "local.example"])
def test_public_names(name: str) -> None:
    """A name under a public suffix is public, whatever its first label; kits write `localhost.` before a provider's name."""
    assert not is_local_name(name)


def test_near() -> None:
    """One /24 of IPv4 or one /48 of IPv6 is near; two families never are."""
    assert are_near("192.0.2.1", "192.0.2.254")
    assert not are_near("192.0.2.1", "192.0.3.1")
    assert are_near("2001:db8:1::1", "2001:db8:1:ffff::1")
    assert not are_near("2001:db8:1::1", "2001:db8:2::1")
    assert not are_near("192.0.2.1", "2001:db8::1")


def test_networks() -> None:
    """A range is read with host bits set too; nonsense is None."""
    assert str(network_of("192.0.2.7/24")) == "192.0.2.0/24"
    assert network_of("192.0.2.0/99") is None
