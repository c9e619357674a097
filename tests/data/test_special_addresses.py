from __future__ import annotations

import ipaddress

from gyotaku.data.special_addresses import special


def test_the_narrow_range_wins() -> None:
    """The metadata address lies in the link-local range and is named for what it is."""
    assert special().why(ipaddress.ip_address("169.254.169.254")) == "metadata"
    assert special().why(ipaddress.ip_address("169.254.169.1")) == "link-local"


def test_carried_addresses_are_read_from_where_they_stand() -> None:
    """NAT64 carries the IPv4 address at the end, 6to4 after its prefix."""
    assert str(special().carried(ipaddress.ip_address("64:ff9b::a9fe:a9fe"))) == "169.254.169.254"
    assert str(special().carried(ipaddress.ip_address("2002:c0a8:101::7"))) == "192.168.1.1"
    assert special().carried(ipaddress.ip_address("2606:4700::1111")) is None


def test_the_table_says_where_it_comes_from() -> None:
    """Facts about the world carry source and date."""
    assert "IANA" in special().source
    assert special().date
