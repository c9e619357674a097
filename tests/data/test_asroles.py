"""What autonomous systems are used for."""

from __future__ import annotations

from gyotaku.data.asroles import role, roles
from gyotaku.data.networks import networks

KNOWN = {
    "104.21.75.121": (13335, "Cloudflare", "cdn"),
    "151.101.1.1": (54113, "Fastly", "cdn"),
    "23.32.0.1": (20940, "Akamai", "cdn"),
    "13.113.0.1": (16509, "Amazon", "cloud"),
    "34.84.0.1": (396982, "Google", "cloud"),
    "101.47.78.1": (150436, "Byteplus", "cloud"),
    "133.242.0.1": (7684, "SAKURA", "hosting"),
    "160.251.1.2": (7506, "GMO Internet", "hosting"),
    "5.9.0.1": (24940, "Hetzner", "hosting"),
    "1.75.0.1": (9605, "DOCOMO", "mobile"),
    "126.1.1.1": (17676, "SoftBank", "consumer"),
    "2606:4700::1": (13335, "Cloudflare", "cdn"),
}
"""Addresses whose operators are known from their own documentation (published ranges of the CDNs and clouds, reverse names)."""


def test_known_addresses_of_a_dozen_networks() -> None:
    """The table's holder and number and our role agree for addresses that their operators publish as theirs."""
    for ip, (asn, name, kind) in KNOWN.items():
        owner = networks().owner(ip)
        assert owner is not None, ip
        assert (owner.asn, role(owner.asn)) == (asn, kind), ip
        assert name.lower() in owner.organisation.lower(), ip


def test_every_number_is_held_by_whom_we_say() -> None:
    """Each number is compared with the table's own name of its holder: one that changed hands is noticed here."""
    held = networks().holders()
    for operator in roles().operator:
        for number in operator.asn:
            said = held[number].lower()
            assert any(word in said for word in operator.holder), (operator.name, number, said)


def test_no_number_has_two_roles() -> None:
    """The first would win silently."""
    numbers = [number for operator in roles().operator for number in operator.asn]
    assert len(numbers) == len(set(numbers))


def test_an_unlisted_number_has_no_role() -> None:
    """Not written down is no statement."""
    assert role(64500) == ""
    assert role(None) == ""


def test_the_list_is_of_the_tables_date() -> None:
    """Roles are read off one table: when that is renewed, the numbers must be looked through again."""
    assert roles().date == networks().date
    assert roles().source
