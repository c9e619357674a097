"""The catalogue of data files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.corpora import ROOT
from tests.mmdb_writer import mmdb

from gyotaku.data.folder import VARIABLE, keep
from gyotaku.data.jpcert import FILE, pack, rows
from gyotaku.data.lists import MAKERS, lists, renewable, renewed, states
from gyotaku.errors import InputError, UnknownName

DATA = ROOT / "src" / "gyotaku" / "data"
BOOTSTRAP = json.dumps({"publication": "2026-12-01T00:00:00Z", "services": [[["example"], ["https://rdap.example/"]]]}).encode()
RANGES = json.dumps({"publication": "2026-12-01T00:00:00Z", "services": [[["192.0.2.0/24"], ["https://rdap.example/"]]]}).encode()


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder of the user's."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_every_data_file_is_in_the_catalogue() -> None:
    """A list without source, licence and date must not ship: each file of the folder has its entry, and no entry is left over."""
    shipped = {path.name for path in DATA.iterdir() if path.suffix != ".py" and path.name != "__pycache__"}
    assert shipped == {entry.file for entry in lists()}


def test_every_entry_says_source_licence_and_date() -> None:
    """The three things a reader needs to judge a list by; dates are days or months."""
    for entry in lists():
        assert entry.what, entry
        assert entry.source, entry
        assert entry.licence, entry
        assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", entry.date), entry


def test_what_can_be_renewed_knows_how() -> None:
    """A URL without a way to make the list of it would fail only when somebody tries."""
    assert {entry.name for entry in lists() if entry.update} == set(MAKERS)
    with pytest.raises(UnknownName, match="jpcert"):
        renewable("brands")


def test_the_shipped_copies_are_in_force_without_a_folder() -> None:
    """Offline and untouched, everything comes from the package, with its date."""
    found = {state.name: state for state in states()}
    assert {state.where for state in found.values()} == {"package"}
    assert found["networks"].date == "2026-09-16"
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", found["public-suffixes"].date)


@pytest.mark.usefixtures("mine")
def test_a_newer_copy_of_the_users_is_told_beside_the_packages() -> None:
    """Whoever reads a report must be able to see which copy was in force."""
    keep("rdap.json", renewed(renewable("rdap"), [BOOTSTRAP, RANGES, RANGES.replace(b"192.0.2.0/24", b"2001:db8::/32")]))
    state = next(one for one in states() if one.name == "rdap")
    assert (state.where, state.date) == ("own", "2026-12-01")
    assert state.detail == "domains of 2026-12-01, IPv4 of 2026-12-01, IPv6 of 2026-12-01"
    assert state.shipped
    assert state.shipped != state.date


def test_what_the_user_brought_is_listed(mine: Path) -> None:
    """Imported lists and tables stand at the end with their own dates."""
    csv = b"date,URL,description\n2026/03/01 10:02:00,https://evil.example/,x\n"
    keep(FILE, pack(rows("x.csv", csv)))
    (mine / "own.mmdb").write_bytes(mmdb({"192.0.2.0/24": {"asn": "AS1"}}, kind="Example-ASN", epoch=1_790_000_000))
    brought = states()[-2:]
    assert [(one.name, one.date, one.where) for one in brought] == [
        ("jpcert", "2026-03-01", "own"),
        ("own.mmdb", "2026-09-21", "own"),
    ]


@pytest.mark.parametrize(
    "pieces", [[b"<html>", RANGES, RANGES], [BOOTSTRAP, b"{}", RANGES], [b'{"publication": 1, "services": [[1]]}'] * 3]
)
def test_another_answer_is_not_taken_for_the_list(pieces: list[bytes]) -> None:
    """A page of an error in place of a list is refused: the copy in force stays."""
    with pytest.raises(InputError):
        renewed(renewable("rdap"), pieces)


def test_what_cannot_be_used_is_listed_with_the_reason(mine: Path) -> None:
    """A damaged import does not hide the other lists: it stands at the end with what is wrong."""
    keep(FILE, b"cut short")
    (mine / "bad.mmdb").write_bytes(b"no table")
    broken = states()[-2:]
    assert [(one.name, one.what) for one in broken] == [("jpcert", "Cannot be used"), ("bad.mmdb", "Cannot be used")]
    assert all(one.detail for one in broken)


def test_a_list_of_several_parts_is_as_old_as_its_oldest() -> None:
    """A fresh table of domains must not hide that the table of addresses beside it is years old."""
    state = next(one for one in states() if one.name == "rdap")
    assert state.date == min(part.rpartition(" ")[2] for part in state.detail.split(", "))
    assert state.detail.startswith("domains of ")
    assert "IPv4 of " in state.detail
