"""Receiving servers by name."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from gyotaku.data.receivers import (
    gateway_of,
    list_operator,
    one_operator,
    pattern_of,
    receiver_by_authserv,
    receiver_named,
    receiver_of,
)


@pytest.mark.parametrize(
    ("host", "receiver"),
    [
        ("mx.google.com", "gmail"),
        ("BN2PEPF000044A1.mail.protection.outlook.com", "microsoft365"),
        ("mfsmax.docomo.ne.jp", "docomo"),
        ("mta561.mail.djm.ynwl.yahoo.co.jp", "yahoo-japan"),
        ("sv12345.xserver.jp", "xserver"),
    ],
)
def test_receivers(host: str, receiver: str) -> None:
    """A server's name tells its operator."""
    found = receiver_of(host)
    assert found is not None
    assert found.id == receiver


@pytest.mark.parametrize("host", ["mx.google.com.evil.example", "xmx.google.com", "evil.example", "", "docomo.ne.jp.test"])
def test_names_are_matched_whole(host: str) -> None:
    """A name that only contains a receiver's is not the receiver's."""
    assert receiver_of(host) is None


def test_every_pattern_is_found_by_its_domain() -> None:
    """A host that fits any pattern of the file is found: each pattern ends in a registered domain."""
    table = tomllib.loads((files("gyotaku.data") / "receivers.toml").read_text("utf-8"))
    for entry in table["receiver"]:
        for glob in entry["edge"] + entry["inner"]:
            assert receiver_of(glob.replace("*", "x1")) is not None, glob


def test_customer_lines_are_never_inner() -> None:
    """A consumer line under a provider's domain is no inner server of the provider."""
    for host in ("p1234-ipngn200.tokyo.ocn.ne.jp", "fl1-122-130-1-2.kng.mesh.ad.jp", "p1-2.nifty.com"):
        found = receiver_of(host)
        assert found is None or not found.inner.fullmatch(host)


def test_entries_are_whole() -> None:
    """Every entry has an id of its own, a source and a basis; the file has a date."""
    table = tomllib.loads((files("gyotaku.data") / "receivers.toml").read_text("utf-8"))
    ids = [entry["id"] for entry in table["receiver"] + table["gateway"]]
    assert len(ids) == len(set(ids))
    assert all(entry["source"] for entry in table["receiver"] + table["gateway"] + table["kin"])
    assert {entry["basis"] for entry in table["receiver"]} <= {"headers", "documented", "names"}
    assert table["date"] >= "2026"


def test_gateways_lists_and_kin() -> None:
    """Filters, list operators and domains of one operator are known; nothing else is."""
    gateway = gateway_of("mx0a-00.pphosted.com")
    assert gateway is not None
    assert gateway.id == "proofpoint"
    assert 26211 in gateway.systems
    assert gateway_of("pphosted.com.evil.example") is None
    assert list_operator("lists.sourceforge.net")
    assert not list_operator("lists.evil.example")
    assert one_operator("sourceforge.net", "sourceforge.com")
    assert not one_operator("sourceforge.net", "google.com")
    assert not one_operator("", "")


def test_authserv_ids() -> None:
    """Ids of authentication results name receivers too."""
    found = receiver_by_authserv("mx.google.com")
    assert found is not None
    assert found == receiver_named("gmail")
    assert receiver_named("nobody") is None


def test_empty_pattern_matches_nothing() -> None:
    """No patterns at all match no name, not every name."""
    assert pattern_of([]).fullmatch("") is None
