from __future__ import annotations

from ipaddress import ip_address

import pytest

from gyotaku.data.rdap_services import day_of, for_address, for_domain, services


@pytest.mark.parametrize(
    ("name", "host"),
    [("evil.com", "rdap.verisign.com"), ("a.b.evil.NET.", "rdap.verisign.com"), ("evil.xyz", "rdap.centralnic.com")],
)
def test_a_domain_is_asked_at_its_registry(name: str, host: str) -> None:
    """The longest entry of IANA's table that the name ends in (RFC 9224 section 4)."""
    assert host in for_domain(name)


@pytest.mark.parametrize("name", ["evil.cn", "evil.co.jp", "evil.invalid", "", "com.evil"])
def test_where_iana_knows_no_service_there_is_none(name: str) -> None:
    """.cn and .jp answer on port 43 only; nothing is guessed."""
    assert for_domain(name) == ""


@pytest.mark.parametrize(
    ("ip", "registry"),
    [
        ("1.1.1.1", "apnic"),
        ("104.21.75.121", "arin"),
        ("193.0.6.139", "ripe"),
        ("200.3.14.1", "lacnic"),
        ("196.1.1.1", "afrinic"),
        ("2606:4700::1", "arin"),
        ("2001:200::1", "apnic"),
    ],
)
def test_an_address_is_asked_at_its_regional_registry(ip: str, registry: str) -> None:
    """The most specific range wins (RFC 9224 section 5)."""
    assert registry in for_address(ip_address(ip))


def test_an_address_in_no_range_belongs_to_nobody() -> None:
    """Multicast is given out by no regional registry."""
    assert for_address(ip_address("224.0.0.1")) == ""


def test_the_table_says_where_it_comes_from_and_how_old_it_is() -> None:
    """Source and the dates of IANA's own files."""
    assert "iana.org" in services().source
    assert services().dns_date > "2026"
    assert all(urls and urls[0].startswith("http") for _, urls in services().ipv4 + services().ipv6)


def test_each_table_of_addresses_has_a_day_of_its_own() -> None:
    """IANA renews them apart, and the package's copies are not of one day."""
    assert day_of(4).isoformat() == services().ipv4_date[:10]
    assert day_of(6).isoformat() == services().ipv6_date[:10]
