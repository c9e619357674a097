"""Parking services."""

from __future__ import annotations

from gyotaku.data.parking import parking


def test_name_servers_are_known_by_their_domain() -> None:
    """Any host below a service's domain is the service's; another domain that ends alike is not."""
    assert parking("NS1.sedoparking.com.") == "Sedo"
    assert parking("ns1.notsedoparking.com") == ""
    assert parking("") == ""
