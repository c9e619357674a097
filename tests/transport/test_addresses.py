from __future__ import annotations

import ipaddress

import pytest

from gyotaku.data.special_addresses import special
from gyotaku.errors import UsageError
from gyotaku.transport.addresses import networks, refusal

REFUSED = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "0.0.0.0": "unspecified",  # noqa: S104 - an address to refuse, nothing is bound
    "0.1.2.3": "unspecified",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "169.254.1.1": "link-local",
    "169.254.169.254": "metadata",
    "100.100.100.200": "metadata",
    "168.63.129.16": "metadata",
    "100.64.0.1": "shared",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "255.255.255.255": "broadcast",
    "240.0.0.1": "reserved",
    "198.18.0.1": "benchmark",
    "192.0.2.1": "documentation",
    "192.88.99.1": "reserved",
    "::": "unspecified",
    "::1": "loopback",
    "fe80::1": "link-local",
    "fe80::1%eth0": "zone",
    "2600::1%1": "zone",
    "fc00::1": "private",
    "fd00:ec2::254": "metadata",
    "fec0::1": "private",
    "ff02::1": "multicast",
    "2001:db8::1": "documentation",
    "2001::1": "reserved",
    "100::1": "reserved",
    "4000::1": "reserved",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private",
    "::ffff:0:127.0.0.1": "loopback",
    "::127.0.0.1": "loopback",
    "64:ff9b::7f00:1": "loopback",
    "64:ff9b::a9fe:a9fe": "metadata",
    "64:ff9b:1::7f00:1": "private",
    "2002:7f00:1::": "loopback",
    "2002:a9fe:a9fe::1": "metadata",
    "2600::5efe:7f00:1": "loopback",
    "2600::200:5efe:c0a8:1": "private",
    "2130706433": "not-an-address",
    "0x7f.1": "not-an-address",
    "127.1": "not-an-address",
    "017700000001": "not-an-address",
    "localhost": "not-an-address",
    "": "not-an-address",
}


@pytest.mark.parametrize(("ip", "why"), REFUSED.items())
def test_an_address_that_is_not_public_is_refused_with_its_reason(ip: str, why: str) -> None:
    """Private, local, reserved, multicast and metadata addresses are refused in every form that carries them."""
    assert refusal(ip) == why


@pytest.mark.parametrize("ip", ["1.1.1.1", "104.21.75.121", "2606:4700::1111", "64:ff9b::101:101", "::ffff:8.8.8.8", "2a00::1"])
def test_a_public_address_may_be_connected_to(ip: str) -> None:
    """The public Internet is open, also through NAT64."""
    assert not refusal(ip)


def test_the_user_may_allow_a_range_and_only_that_range() -> None:
    """--allow-network opens what it names, in the forms that reach it, and nothing beside it."""
    allowed = networks(["127.0.0.1/32", "fd00::/8"])
    assert not refusal("127.0.0.1", allowed)
    assert not refusal("::ffff:127.0.0.1", allowed)
    assert not refusal("fd00::5", allowed)
    assert refusal("127.0.0.2", allowed) == "loopback"
    assert refusal("::ffff:127.0.0.2", allowed) == "loopback"
    assert refusal("::1", allowed) == "loopback"


def test_a_range_that_is_none_is_an_error_that_shows_it() -> None:
    """A mistyped range never silently allows or forbids."""
    with pytest.raises(UsageError, match=r"300\.0\.0\.0/8"):
        networks(["300.0.0.0/8"])


def test_everything_the_interpreter_calls_not_global_is_refused() -> None:
    """Our table is at least as strict as `ipaddress`: one address out of each of its special ranges."""
    for network, _ in special().ranges:
        first = network.network_address
        assert first.is_multicast or not first.is_global or refusal(first), str(network)
        assert refusal(first) or network.prefixlen == 0, str(network)


@pytest.mark.parametrize("seed", range(64))
def test_no_private_address_slips_through_by_chance(seed: int) -> None:
    """Whatever `ipaddress` calls private, loopback, link-local, reserved or multicast is refused (IPv4, spread samples)."""
    for step in range(256):
        address = ipaddress.IPv4Address((seed * 67108859 + step * 16777213) % 2**32)
        local = address.is_private or address.is_loopback or address.is_link_local or address.is_multicast or address.is_reserved
        assert not local or refusal(address), str(address)
