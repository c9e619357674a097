"""Provider: network."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mmdb_writer import mmdb

from gyotaku.data.folder import VARIABLE
from gyotaku.data.mmdb import forget
from gyotaku.enrich import PROVIDERS, enrich
from gyotaku.model.evidence import Evidence, Observation, Reason
from gyotaku.model.facts import Boundary, DnsAnswer, Network
from gyotaku.transport import OFFLINE


def test_the_source_address_has_an_owner_even_offline() -> None:
    """The embedded table answers without asking anybody, with its own date."""
    evidence = Evidence().plus((Observation(id="", fact=Boundary(why="only-hop", source_ip="101.47.78.1")),))
    found = enrich(evidence, OFFLINE, [PROVIDERS.named("network")]).first(Network)
    assert found is not None
    fact, seen = found
    assert (fact.asn, fact.country, fact.cdn) == (150436, "SG", False)
    # A cloud, not a private line: who rented the machine is not known from its address.
    assert fact.role == "cloud"
    assert seen.source.name.startswith("embedded table of 2026-09-16")
    assert seen.at is not None
    assert seen.at.date().isoformat() == "2026-09-16"


def test_a_content_delivery_network_is_marked() -> None:
    """Its address says nothing about where the server stands."""
    answer = DnsAnswer(name="x.example", rrtype="A", values=("104.21.75.121",))
    evidence = enrich(Evidence().plus((Observation(id="", fact=answer),)), OFFLINE, [PROVIDERS.named("network")])
    found = evidence.first(Network)
    assert found is not None
    assert found[0].cdn


def test_an_address_nobody_announces_stays_not_looked_up() -> None:
    """No owner in the table is not an owner called nobody."""
    evidence = Evidence().plus((Observation(id="", fact=Boundary(why="only-hop", source_ip="192.0.2.7")),))
    after = enrich(evidence, OFFLINE, [PROVIDERS.named("network")])
    assert after.first(Network) is None
    assert [absence.about for absence in after.absences] == ["ip:192.0.2.7"]


def test_the_users_own_table_stands_beside_the_embedded_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sources that disagree on the holder are both kept, each with its own name and date."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    forget()
    record = {"autonomous_system_number": 9808, "autonomous_system_organization": "China Mobile", "country_code": "CN"}
    (tmp_path / "own.mmdb").write_bytes(mmdb({"101.47.78.0/24": record}, kind="Example-ASN", epoch=1_770_000_000))
    evidence = Evidence().plus((Observation(id="", fact=Boundary(why="only-hop", source_ip="101.47.78.1")),))
    found = list(enrich(evidence, OFFLINE, [PROVIDERS.named("network")]).of(Network))
    assert [(fact.organisation, fact.country) for fact, _ in found] == [("China Mobile", "CN"), ("Byteplus Pte. Ltd.", "SG")]
    assert found[0][1].source.name == "Example-ASN of 2026-02-02"
    assert found[0][0].prefix == "101.47.78.0/24"
    forget()


def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user brought a table: that it cannot be read is an absence with its name, beside what the other sources say."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    forget()
    (tmp_path / "bad.mmdb").write_bytes(b"no table")
    evidence = Evidence().plus((Observation(id="", fact=Boundary(why="only-hop", source_ip="101.47.78.1")),))
    after = enrich(evidence, OFFLINE, [PROVIDERS.named("network")])
    assert [fact.organisation for fact, _ in after.of(Network)] == ["Byteplus Pte. Ltd."]
    assert [(one.reason, one.detail) for one in after.absences] == [(Reason.UNREADABLE, "bad.mmdb: unparsable")]
    forget()
