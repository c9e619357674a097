"""The commands about pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.capture import sites
from tests.capture.authority import OPENSSL, Authority, stamping
from tests.capture.browser import needs_browser

from gyotaku.cli.app import run

ALLOW = ["--allow-network", "127.0.0.2/32"]


@needs_browser
def test_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`capture --json` prints exactly the promised fields, and the pictures it names are there."""
    with sites.serving(sites.seed) as site:
        words = ["capture", site.url(), "--profiles", "desktop-ja,iphone-ja", *ALLOW, "--out", str(tmp_path / "b"), "--json"]
        assert run(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"url", "state", "cloaking", "profiles"}
    assert (found["url"], found["state"]) == (site.url(), "phishing-form")
    assert set(found["cloaking"]) == {"class", "pair", "why"}
    assert (found["cloaking"]["class"], found["cloaking"]["pair"]) == ("device-gated", ["desktop-ja", "iphone-ja"])
    assert [set(one) for one in found["profiles"]] == [{"name", "status", "final_url", "state", "forms", "screenshot"}] * 2
    phone = found["profiles"][1]
    assert phone["forms"][0]["asks"] == ["login", "password", "card", "expiry", "security-code"]
    assert Path(phone["screenshot"]).read_bytes().startswith(b"\x89PNG")
    assert run(["verify", str(tmp_path / "b")]) == 0


def test_one_visitor_decides_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With one visitor there is no pair; without a picture there is null."""
    with sites.serving(sites.by_robot) as site:
        assert run(["capture", site.url(), "--profiles", "plain", *ALLOW, "--out", str(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["cloaking"]["class"], found["cloaking"]["pair"]) == ("undecided", None)
    assert (found["profiles"][0]["status"], found["profiles"][0]["screenshot"]) == (403, None)


def test_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json a person reads state, reason, each visitor, and what was taken out of the address."""
    with sites.serving(sites.by_robot) as site:
        assert run(["capture", site.url("/?m=a@victim.example"), "--profiles", "plain", *ALLOW]) == 0
    out = capsys.readouterr().out
    assert "error-page" in out
    assert "address at" in out
    assert "a@victim.example" not in out.replace(site.url("/?m=a@victim.example"), "")


def test_a_changed_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`verify` names what was changed and exits with 1."""
    with sites.serving(sites.by_robot) as site:
        run(["capture", site.url(), "--profiles", "plain", *ALLOW, "--out", str(tmp_path / "b")])
    (tmp_path / "b" / "capture.json").write_text("{}")
    capsys.readouterr()
    assert run(["verify", str(tmp_path / "b")]) == 1
    assert "capture.json: has been changed" in capsys.readouterr().err


def test_wrong_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unknown profiles, no web address, wrong ranges and no bundle are one clear line each."""
    assert run(["capture", "http://127.0.0.2/", "--profiles", "nokia"]) == 2
    assert run(["capture", "file:///etc/passwd"]) == 2
    assert run(["capture", "http://127.0.0.2/", "--allow-network", "all"]) == 2
    assert run(["verify", str(tmp_path)]) == 3
    assert "nokia" in capsys.readouterr().err


@needs_browser
def test_report_with_a_visit(tmp_path: Path) -> None:
    """`report --visit` sees the page, keeps the bundle, and the report tells the visitors apart."""
    with sites.serving(sites.seed) as site:
        head = "From: a@evil.example\nTo: taro@victim.example\nSubject: x\nMIME-Version: 1.0\n"
        head += "Content-Type: text/html; charset=utf-8\n\n"
        text = f"{head}<a href='{site.url()}'>ログイン</a>"
        (tmp_path / "mail.eml").write_text(text)
        words = ["report", str(tmp_path / "mail.eml"), "--visit", *ALLOW, "--out", str(tmp_path / "out"), "--format", "json,md"]
        assert run(words) == 0
    bundles = list((tmp_path / "out" / "captures").iterdir())
    assert run(["verify", str(bundles[0])]) == 0
    assert "device-gated" in (tmp_path / "out" / "mail" / "case.json").read_text()


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed: no authority to ask")
def test_a_report_has_its_bundles_stamped(tmp_path: Path) -> None:
    """Where the settings name an authority, `report --visit` asks it, and the report names it; the bundle verifies."""
    authority = Authority(tmp_path / "tsa")
    with sites.serving(sites.by_robot) as site, stamping(authority) as url:
        (tmp_path / "own.toml").write_text(f'[visits]\nprofiles = ["plain"]\ntime_stamp = "{url}"\n')
        (tmp_path / "mail.eml").write_text(f"From: a@evil.example\nTo: b@victim.example\nSubject: x\n\n{site.url()}\n")
        words = ["report", str(tmp_path / "mail.eml"), "--visit", *ALLOW, "--settings", str(tmp_path / "own.toml")]
        assert run([*words, "--out", str(tmp_path / "out"), "--format", "md"]) == 0
    assert "CN=Test Authority" in (tmp_path / "out" / "mail" / "report.ja.md").read_text()
    (tmp_path / "ca.pem").write_bytes(authority.ca)
    bundle = next((tmp_path / "out" / "captures").iterdir())
    assert run(["verify", str(bundle), "--ca", str(tmp_path / "ca.pem")]) == 0


def test_report_without_a_visit(tmp_path: Path) -> None:
    """Nobody is visited unless asked."""
    with sites.serving(sites.seed) as site:
        (tmp_path / "mail.eml").write_text(f"From: a@evil.example\nSubject: x\n\n{site.url()}\n")
        assert run(["report", str(tmp_path / "mail.eml"), "--out", str(tmp_path / "out")]) == 0
    assert site.heard == []
    assert not (tmp_path / "out" / "captures").exists()


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed: no authority to ask")
def test_a_time_stamp(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A capture is stamped when an authority is named, any bundle later; `verify` says what of the stamp it checked."""
    authority, bundle = Authority(tmp_path / "tsa"), tmp_path / "b"
    (tmp_path / "ca.pem").write_bytes(authority.ca)
    with sites.serving(sites.by_robot) as site, stamping(authority) as url:
        kept = ["--profiles", "plain", *ALLOW, "--out", str(bundle)]
        assert run(["capture", site.url(), *kept, "--time-stamp", url]) == 0
        assert run(["verify", str(bundle), "--ca", str(tmp_path / "ca.pem")]) == 0
        assert "signature verifies" in capsys.readouterr().out
        assert run(["verify", str(bundle)]) == 0
        assert "was not checked" in capsys.readouterr().out
        (bundle / "manifest.tsr").unlink()
        assert run(["verify", str(bundle), "--ca", str(tmp_path / "ca.pem")]) == 1
        assert run(["stamp", str(bundle), "--authority", url, *ALLOW]) == 0
        assert "CN=Test Authority" in capsys.readouterr().out
    (bundle / "manifest.tsr").write_bytes(b"x")
    assert run(["verify", str(bundle)]) == 1
    assert "no usable time stamp" in capsys.readouterr().err


def test_time_stamps_are_never_asked_for_by_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without an authority named there is none to ask; one that does not answer leaves the bundle and exits with 8."""
    assert run(["stamp", str(tmp_path)]) == 2
    assert run(["capture", "http://127.0.0.2/", "--time-stamp", "http://127.0.0.2:1/"]) == 2
    own = tmp_path / "own.toml"
    own.write_text('[visits]\nprofiles = ["plain"]\ntime_stamp = "http://127.0.0.2:1/tsa"\n[online]\nretries = 0\n')
    with sites.serving(sites.by_robot) as site:
        assert run(["capture", site.url(), *ALLOW, "--out", str(tmp_path / "b"), "--settings", str(own)]) == 8
    assert "unreachable" in capsys.readouterr().err
    assert run(["verify", str(tmp_path / "b")]) == 0
    assert "No time stamp" in capsys.readouterr().out
