"""The user's own .mmdb files, written here in the shapes of three publishers."""

from __future__ import annotations

import builtins
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.mmdb_writer import mmdb

from gyotaku.data.folder import VARIABLE
from gyotaku.data.mmdb import Holder, Table, forget, tables, unopened
from gyotaku.errors import InputError, UsageError

EPOCH = 1_790_000_000
SHAPES: dict[str, tuple[dict[str, Any], Holder]] = {
    "GeoLite2-ASN": (
        {"autonomous_system_number": 64500, "autonomous_system_organization": "Example Cloud"},
        Holder(asn=64500, organisation="Example Cloud", prefix="192.0.2.0/24"),
    ),
    "GeoLite2-City": (
        {"country": {"iso_code": "JP"}, "registered_country": {"iso_code": "US"}, "city": {"names": {"en": "Tokyo"}}},
        Holder(country="JP", prefix="192.0.2.0/24"),
    ),
    "DBIP-ASN-Lite (compat=GeoLite2-ASN)": (
        {"autonomous_system_number": 64501, "autonomous_system_organization": "Example Lines"},
        Holder(asn=64501, organisation="Example Lines", prefix="192.0.2.0/24"),
    ),
    "ipinfo bundle_location_lite.mmdb": (
        {"asn": "AS64502", "as_name": "Example CDN", "as_domain": "cdn.example", "country": "Japan", "country_code": "JP"},
        Holder(asn=64502, organisation="Example CDN", country="JP", prefix="192.0.2.0/24"),
    ),
    "ipinfo standard_asn.mmdb": (
        {"asn": "AS64503", "name": "Example Hosting", "country": "DE", "type": "hosting", "route": "192.0.2.0/24"},
        Holder(asn=64503, organisation="Example Hosting", country="DE", role="hosting", prefix="192.0.2.0/24"),
    ),
}


def written(path: Path, kind: str, record: dict[str, Any]) -> Path:
    """Write one file with one network."""
    path.write_bytes(mmdb({"192.0.2.0/24": record, "2001:db8::/32": record}, kind=kind, epoch=EPOCH))
    return path


@pytest.mark.parametrize("kind", SHAPES)
def test_the_shapes_of_three_publishers_are_read(kind: str, tmp_path: Path) -> None:
    """MaxMind, DB-IP and IPinfo name the same things differently; each file says its kind and date itself."""
    record, expected = SHAPES[kind]
    table = Table(written(tmp_path / "own.mmdb", kind, record))
    assert table.holder("192.0.2.7") == expected
    sixth = table.holder("2001:db8::7")
    assert sixth is not None
    assert sixth.prefix == "2001:db8::/32"
    assert (table.kind, table.date) == (kind, date(2026, 9, 21))
    table.close()


def test_what_the_table_does_not_hold_is_nobody(tmp_path: Path) -> None:
    """No record, no address, a record without anything we read: nothing is made up."""
    table = Table(written(tmp_path / "own.mmdb", "x", {"location": {"latitude": "35"}}))
    for text in ("192.0.2.7", "198.51.100.1", "not an address", ""):
        assert table.holder(text) is None
    table.close()


@pytest.mark.parametrize("content", [b"", b"no table", b"\xab\xcd\xefMaxMind.com", b"\0" * 100 + b"\xab\xcd\xefMaxMind.com\xff"])
def test_a_broken_file_is_an_error_that_names_it(content: bytes, tmp_path: Path) -> None:
    """What somebody copied there by mistake is told, with its name."""
    path = tmp_path / "own.mmdb"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"own\.mmdb"):
        Table(path)


def test_without_the_optional_package_the_user_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader is an extra: a file without it is an error that says how to get it, not a traceback."""
    real = builtins.__import__

    def absent(name: str, *more: Any, **named: Any) -> Any:
        if name == "maxminddb":
            raise ImportError(name)
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(UsageError, match=r"gyotaku\[mmdb\]"):
        Table(tmp_path / "own.mmdb")


def test_every_file_of_the_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies in the user's data folder is used, in the order of the names; without a folder there is none."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    forget()
    written(tmp_path / "b.mmdb", "second", {"asn": "AS2"})
    written(tmp_path / "a.mmdb", "first", {"asn": "AS1"})
    assert [table.kind for table in tables()] == ["first", "second"]
    forget()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    forget()
    assert tables() == ()
    forget()


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file copied there by mistake is named with the reason; the good one beside it answers."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    forget()
    (tmp_path / "bad.mmdb").write_bytes(b"no table")
    written(tmp_path / "good.mmdb", "good", {"asn": "AS1"})
    assert [table.kind for table in tables()] == ["good"]
    assert list(unopened()) == ["bad.mmdb"]
    assert "is not an .mmdb table" in unopened()["bad.mmdb"]
    forget()
