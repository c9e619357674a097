"""The other suites of the shared corpus: every release of the SPF and ARC suites, ARC's signing tests, mailauth's mails.

docs/explanation/authentication.md lists each test whose outcome differs from its suite's, with the reason; read from there.
"""

from __future__ import annotations

import re
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.corpora import CORPUS, ROOT
from tests.enrich.authentication.test_arc import Zone as Keys
from tests.enrich.authentication.test_spf import Zone

from gyotaku.enrich.authentication.arc import chain
from gyotaku.enrich.authentication.dkim import verify
from gyotaku.enrich.authentication.dns import NotAskedError
from gyotaku.enrich.authentication.spf import check_host
from gyotaku.errors import InputError
from gyotaku.model.facts import DkimSignature, DnsAnswer
from gyotaku.observe import OBSERVERS, observe
from gyotaku.read.message import read
from gyotaku.read.sources import specimen

ARCHIVE = CORPUS / "authentication.tar.xz"
PAGE = ROOT / "docs" / "explanation" / "authentication.md"
MAILAUTH = "mailauth/test/fixtures/"
pytestmark = pytest.mark.skipif(
    not ARCHIVE.exists(), reason="the suites are not on this machine: they are not part of the project"
)


def _files(*endings: str) -> dict[str, bytes]:
    with tarfile.open(ARCHIVE) as tar:
        chosen = [member for member in tar if member.isfile() and member.name.endswith(endings)]
        return {member.name: stream.read() for member in chosen if (stream := tar.extractfile(member)) is not None}


def _scenarios(text: bytes) -> list[dict[str, Any]]:
    # The JSON copy of the ARC suite is one list, which YAML reads too.
    documents = [one for one in yaml.load_all(text, yaml.CSafeLoader) if one]
    return documents[0] if isinstance(documents[0], list) else documents


def _listed(suite: str) -> dict[str, str]:
    """Read (test, what gyotaku says) from the page's table of deviations."""
    rows = re.findall(
        rf"^\| {re.escape(suite)} \| `([^`]+)` \| ([^|]+) \| [^|]{{20,}} \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    return {name: said.strip() for name, said in rows}


def _signatures(raw: bytes) -> list[DkimSignature]:
    evidence = observe(read(specimen(raw, name="mail")), members=[OBSERVERS.named("signatures")])
    return [fact for fact, _ in evidence.of(DkimSignature)]


def _chain(text: str, keys: Keys) -> str:
    try:
        return chain(_signatures(text.replace("\n", "\r\n").encode()), keys, at=None)[0]
    except InputError:
        return "refused"


def test_every_release_of_the_spf_suite() -> None:
    """The suite grew after its release of 2014.04; what was added is right as well."""
    counts = []
    for name, text in sorted(_files("tests.yml", "2014-05.yml").items()):
        if "rfc7208" not in name:
            continue
        tests = [(key, test, one["zonedata"]) for one in _scenarios(text) for key, test in one["tests"].items()]
        wrong = {}
        for key, test, zone in tests:
            sender, helo = test["mailfrom"], test["helo"]
            domain = sender.rpartition("@")[2] or helo
            found = check_host(test["host"], domain, sender or f"postmaster@{domain}", helo, Zone(zone))
            if found.outcome not in test["result"] and found.outcome != test["result"]:
                wrong[key] = found.outcome
        assert wrong == _listed("SPF"), name
        counts.append(len(tests))
    assert counts == [193, 200, 203]


def test_every_release_of_the_arc_validation_suite() -> None:
    """Mails without any header field among them: what the page lists, and nothing else, differs."""
    releases = _files("arc-draft-validation-tests.yml", "arc-draft-validation-tests.json")
    assert len(releases) == 3
    for name, text in releases.items():
        wrong = {}
        for one in _scenarios(text):
            for key, test in one["tests"].items():
                found = _chain(test["message"], Keys(one["txt-records"]))
                expected = {test["cv"].lower()} if test["cv"] else {"fail", "none"}
                if found not in expected:
                    wrong[key] = found
        assert wrong == _listed("ARC validation"), name


def test_the_arc_signing_suite_agrees_on_the_bodies() -> None:
    """Nothing is signed here; the body hash that each expected signature carries is the one it computes."""
    agreed = set()
    for text in _files("arc-draft-sign-tests.yml").values():
        for one in _scenarios(text):
            for key, test in one["tests"].items():
                if not test["AMS"]:
                    continue
                field = "ARC-Message-Signature: " + test["AMS"].strip().replace("\n", "\n  ")
                signature = _signatures(f"{field}\n{test['message']}".replace("\n", "\r\n").encode())[0]
                assert signature.body_matches, key
                agreed.add(key)
    assert len(agreed) == 16


# What mailauth's own tests expect of the chain in each mail that has one.
CHAINS = {
    "arc-pass.eml": "pass", "arc-pass2.eml": "pass", "arc-fail.eml": "fail", "arc-fail2.eml": "fail", "arc-fail3.eml": "fail",
    "authtest.eml": "pass", "bimi.eml": "pass", "message3.eml": "pass", "zbimi.eml": "pass",
}  # fmt: skip


class _Recovered:
    """The keys at hand; any other was never asked for."""

    def __init__(self) -> None:
        self._keys = tomllib.loads((Path(__file__).parent / "keys.toml").read_text(encoding="utf-8"))

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        return DnsAnswer(name=name, rrtype=rrtype, values=(self._keys[name],)) if name in self._keys else None


def test_the_mails_of_mailauth() -> None:
    """Every signature whose key is at hand passes, every chain ends as expected, every body is unaltered; the rest is listed."""
    zone, chains, open_ = _Recovered(), {}, {}
    passed = 0
    for name, raw in sorted(_files(".eml").items()):
        short = name.rpartition("/")[2]
        found = _signatures(raw)
        for one in found:
            assert one.body_matches is not False, (short, one.domain)
            if one.kind != "dkim":
                continue
            try:
                assert verify(one, zone, at=None) == ("pass", ""), (short, one.domain)
                passed += 1
            except NotAskedError:
                open_[one.domain] = "not asked"
        if any(one.kind == "arc-seal" for one in found):
            chains[short] = chain(found, zone, at=None)[0]
    assert chains == CHAINS
    assert passed == 7
    assert open_ == _listed("mailauth mails")
