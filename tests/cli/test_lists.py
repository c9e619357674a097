"""The commands about data, against a server on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.mmdb_writer import mmdb

from gyotaku.cli.app import run
from gyotaku.data import jpcert, networks_build
from gyotaku.data.folder import VARIABLE
from gyotaku.data.networks import Networks

BOOTSTRAP = {"publication": "2026-12-01T00:00:00Z", "services": [[["example"], ["https://rdap.example/"]]]}
RANGES = {"publication": "2026-12-01T00:00:00Z", "services": [[["192.0.2.0/24"], ["https://rdap.example/"]]]}
CSV = "date,URL,description\n{day} 10:02:00,https://login.evil.example/a,例銀行\n"


class Publisher:
    """A web server with the files of several publishers."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        publisher = self

        class Page(BaseHTTPRequestHandler):
            """Answers from the files."""

            def do_GET(self) -> None:
                publisher.asked.append(self.path)
                body = publisher.files.get(self.path)
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's signature
                """Keep the test's output clean."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Serve for one test."""
    one = Publisher()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def settings(publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A settings file that sends every fetch to the server, and an empty data folder."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine"))
    path = tmp_path / "settings.toml"
    endpoint = f"http://127.0.0.1:{publisher.server.server_port}"
    path.write_text(f'[online]\nallow_networks = ["127.0.0.0/8"]\n[online.providers.data]\nendpoint = "{endpoint}"\n')
    return str(path)


def status(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    """Return what `data status` says, by name."""
    capsys.readouterr()
    assert run(["data", "status", "--json"]) == 0
    return {one["name"]: one["detail"] for one in json.loads(capsys.readouterr().out)}


def test_status_says_source_licence_and_date_of_every_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Works offline from the shipped copies."""
    found = status(capsys)
    assert found["networks"]["date"] == "2026-09-16"
    assert all(detail["source"] and detail["licence"] and detail["date"] for detail in found.values())
    assert all(detail["in_force"] == "package" for detail in found.values())


def test_update_fetches_into_the_users_folder(publisher: Publisher, settings: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The newer copy is in force, the package's date stays visible, and only the list's own URLs were asked for."""
    ipv6 = {**RANGES, "services": [[["2001:db8::/32"], ["https://rdap.example/"]]]}
    for name, tree in (("dns", BOOTSTRAP), ("ipv4", RANGES), ("ipv6", ipv6)):
        publisher.files[f"/rdap/{name}.json"] = json.dumps(tree).encode()
    assert run(["data", "update", "rdap", "--settings", settings]) == 0
    assert publisher.asked == ["/rdap/dns.json", "/rdap/ipv4.json", "/rdap/ipv6.json"]
    found = status(capsys)["rdap"]
    assert found["date"] == "2026-12-01"
    assert found["in_force"].startswith("yours (the package has 20")


def test_a_list_that_cannot_be_had_stays_and_says_why(
    publisher: Publisher, settings: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Missing, broken or unreachable: the copy in force stays, the exit code tells, the next list is still tried."""
    publisher.files["/rdap/dns.json"] = b"<html>not today</html>"
    publisher.files["/rdap/ipv4.json"] = publisher.files["/rdap/ipv6.json"] = b"{}"
    assert run(["data", "update", "rdap", "networks", "--settings", settings]) == 1
    errors = capsys.readouterr().err
    assert "rdap: not renewed, the copy in force stays" in errors
    assert "networks: not renewed" in errors
    assert "http-404" in errors
    assert status(capsys)["rdap"]["in_force"] == "package"


def test_without_permission_loopback_is_not_fetched_from(publisher: Publisher, settings: str) -> None:
    """An update goes through the same door as every question: private addresses only with the user's leave."""
    path = Path(settings)
    path.write_text(path.read_text().replace('allow_networks = ["127.0.0.0/8"]\n', ""))
    assert run(["data", "update", "rdap", "--settings", settings]) == 1
    assert publisher.asked == []


def test_the_table_of_networks_is_built_of_two_files(publisher: Publisher, settings: str, tmp_path: Path) -> None:
    """What the publisher serves is packed into the form that look-ups read."""
    holder = {"autonomous_system_number": 64500, "autonomous_system_organization": "Example Cloud"}
    base = "/npm/@ip-location-db"
    publisher.files[f"{base}/origin-asn-mmdb/origin-asn.mmdb"] = mmdb({"192.0.2.0/24": holder}, kind="a", epoch=1_790_000_000)
    publisher.files[f"{base}/user-country-mmdb/user-country.mmdb"] = mmdb(
        {"192.0.2.0/24": {"country_code": "JP"}}, kind="c", epoch=1_790_000_000
    )
    assert run(["data", "update", "networks", "--settings", settings]) == 0
    table = Networks(memoryview((tmp_path / "mine" / "networks.bin").read_bytes()))
    owner = table.owner("192.0.2.7")
    assert owner is not None
    assert (owner.organisation, owner.country, table.sources) == ("Example Cloud", "JP", networks_build.SOURCES)


def test_the_list_of_jpcert_is_renewed_month_by_month(publisher: Publisher, settings: str, tmp_path: Path) -> None:
    """From the last month held on; months that are not published yet end it."""
    first = tmp_path / "202601.csv"
    first.write_text(CSV.format(day="2026/01/04"), encoding="utf-8")
    assert run(["data", "import", "jpcert", str(first)]) == 0
    root = "/JPCERTCC/phishurl-list/main/2026"
    publisher.files[f"{root}/202601.csv"] = CSV.format(day="2026/01/04").encode()
    publisher.files[f"{root}/202602.csv"] = CSV.format(day="2026/02/04").replace("login", "other").encode()
    assert run(["data", "update", "jpcert", "--settings", settings]) == 0
    assert publisher.asked == [f"{root}/202601.csv", f"{root}/202602.csv", f"{root}/202603.csv"]
    table = jpcert.listed()
    assert table is not None
    assert table.head.months == {"2026-01": {"例銀行": 1}, "2026-02": {"例銀行": 1}}
    assert table.host("other.evil.example") is not None


def test_tables_of_the_users_are_kept(settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An .mmdb file is looked at before it is kept; what is none is refused with its name."""
    assert settings
    good, bad = tmp_path / "GeoLite2-ASN.mmdb", tmp_path / "x.mmdb"
    good.write_bytes(mmdb({"192.0.2.0/24": {"asn": "AS1"}}, kind="GeoLite2-ASN", epoch=1_790_000_000))
    bad.write_bytes(b"no table")
    assert run(["data", "import", "mmdb", str(good)]) == 0
    assert status(capsys)["GeoLite2-ASN.mmdb"]["in_force"] == "yours"
    assert run(["data", "import", "mmdb", str(bad)]) == 3
    assert "x.mmdb" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_an_error_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback, the name, and the exit code of unreadable input."""
    assert run(["data", "import", "jpcert", str(tmp_path / "none.csv")]) == 3
    assert "none.csv" in capsys.readouterr().err
