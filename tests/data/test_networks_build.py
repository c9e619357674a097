"""Building the table of networks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mmdb_writer import mmdb

from gyotaku.data.networks import Networks, Owner
from gyotaku.data.networks_build import build
from gyotaku.errors import InputError

EPOCH = 1_790_000_000


def test_two_tables_make_one(tmp_path: Path) -> None:
    """Holder and country of every address come out as they went in, both families, edges included."""
    asn, country = tmp_path / "asn.mmdb", tmp_path / "country.mmdb"
    holder = {"autonomous_system_number": 64500, "autonomous_system_organization": "Example\nCloud"}
    asn.write_bytes(mmdb({"192.0.2.0/24": holder, "2001:db8::/32": holder}, kind="asn", epoch=EPOCH))
    places = {"192.0.2.0/25": {"country_code": "JP"}, "203.0.113.0/24": {"country_code": "DE"}}
    country.write_bytes(mmdb(places, kind="country", epoch=EPOCH))
    table = Networks(memoryview(build(asn, country)))
    assert table.date == "2026-09-21"
    assert table.owner("192.0.2.0") == table.owner("192.0.2.127") == Owner(asn=64500, organisation="Example Cloud", country="JP")
    assert table.owner("192.0.2.128") == Owner(asn=64500, organisation="Example Cloud", country="")
    assert table.owner("203.0.113.9") == Owner(asn=0, organisation="", country="DE")
    assert table.owner("2001:db8::1") == Owner(asn=64500, organisation="Example Cloud", country="")
    assert table.owner("192.0.1.255") is None
    assert table.owner("192.0.3.0") is None


def test_a_file_that_is_no_table_is_named(tmp_path: Path) -> None:
    """A page of an error fetched in its place is told, not packed."""
    path = tmp_path / "asn.mmdb"
    path.write_bytes(b"<html>404</html>")
    with pytest.raises(InputError, match=r"asn\.mmdb"):
        build(path, path)
