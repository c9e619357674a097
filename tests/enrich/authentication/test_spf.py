"""SPF by RFC 7208, against the openspf.org test suite where it is at hand."""

from __future__ import annotations

import io
import tarfile
from typing import Any

import pytest
import yaml
from tests.corpora import CORPUS

from gyotaku.enrich.authentication.dns import NotAskedError
from gyotaku.enrich.authentication.spf import check_host
from gyotaku.model.facts import DnsAnswer

SUITE = "pyspf/test/rfc7208-tests.yml"

# Where gyotaku answers otherwise on purpose: test name → reason.
DEVIATIONS: dict[str, str] = {}


class Zone:
    """A zone as the suite writes it: host → list of {TYPE: value} or TIMEOUT."""

    def __init__(self, records: dict[str, list[Any]]) -> None:
        self._records = {host.lower(): entries for host, entries in records.items()}

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        """Answer as a resolver would, CNAMEs followed, SPF records standing for TXT where no TXT is given."""
        entries = self._records.get(name)
        if entries is None:
            return DnsAnswer(name=name, rrtype=rrtype, outcome="no-such-name")
        pairs = [pair for entry in entries if isinstance(entry, dict) for pair in entry.items()]
        if rrtype == "TXT" and not any(kind == "TXT" for kind, _ in pairs):
            pairs += [("TXT", value) for kind, value in pairs if kind == "SPF"]
        values = [_text(kind, value) for kind, value in pairs if kind == rrtype and value != "NONE"]
        if any(value == "TIMEOUT" for value in values) or ("TIMEOUT" in entries and not values):
            return DnsAnswer(name=name, rrtype=rrtype, outcome="timeout")
        cname = next((value for kind, value in pairs if kind == "CNAME"), None)
        if not values and cname:
            return self.lookup(cname.lower(), rrtype)
        return DnsAnswer(name=name, rrtype=rrtype, values=tuple(values), outcome="answer" if values else "no-data")


def _text(kind: str, value: Any) -> str:
    if kind == "MX":
        return f"{value[0]} {value[1]}"
    return "".join(value) if isinstance(value, list) else str(value)


def _suite() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    path = CORPUS / "authentication.tar.xz"
    if not path.exists():
        return []
    with tarfile.open(path) as tar:
        member = next(name for name in tar.getnames() if name.endswith(SUITE))
        file = tar.extractfile(member)
        assert file is not None
        text = io.TextIOWrapper(file, encoding="utf-8").read()
    return [
        (name, test, scenario["zonedata"])
        for scenario in yaml.safe_load_all(text)
        if scenario
        for name, test in scenario["tests"].items()
    ]


@pytest.mark.skipif(not _suite(), reason="the RFC 7208 suite is not on this machine: it is not part of the project")
def test_the_openspf_suite() -> None:
    """Every test of the suite (release 2014.04) gives one of the outcomes it allows, or is listed with its reason."""
    wrong: list[str] = []
    count = 0
    for name, test, zone in _suite():
        sender = test["mailfrom"]
        domain = sender.rpartition("@")[2] or test["helo"]
        found = check_host(test["host"], domain, sender or f"postmaster@{domain}", test["helo"], Zone(zone))
        expected = test["result"] if isinstance(test["result"], list) else [test["result"]]
        said = test.get("explanation")
        count += 1
        if found.outcome not in expected or (said and said not in {"DEFAULT", found.explanation}):
            wrong.append(f"{name}: {found.outcome} ({found.why}) {found.explanation!r}, expected {expected} {said!r}")
    assert count > 150
    assert sorted(line.split(":")[0] for line in wrong) == sorted(DEVIATIONS), "\n".join(wrong)


RECORDS = {
    "a.example": [{"TXT": "v=spf1 ip4:192.0.2.0/24 include:b.example -all"}],
    "b.example": [{"TXT": "v=spf1 a:mail.b.example ?all"}],
    "mail.b.example": [{"A": "198.51.100.7"}],
    "loop.example": [{"TXT": "v=spf1 include:loop.example -all"}],
}


@pytest.mark.parametrize(
    ("ip", "domain", "outcome"),
    [
        ("192.0.2.9", "a.example", "pass"),
        ("198.51.100.7", "a.example", "pass"),
        ("203.0.113.5", "a.example", "fail"),
        ("203.0.113.5", "b.example", "neutral"),
        ("203.0.113.5", "none.example", "none"),
        ("203.0.113.5", "loop.example", "permerror"),
        ("::ffff:192.0.2.9", "a.example", "pass"),
    ],
)
def test_outcomes(ip: str, domain: str, outcome: str) -> None:
    """The common outcomes, the endless include cut by the limit of ten lookups, and mapped addresses read as IPv4."""
    assert check_host(ip, domain, f"x@{domain}", "h.example", Zone(RECORDS)).outcome == outcome


def test_a_question_nobody_asked_is_not_an_outcome() -> None:
    """A recording without the answer must not read as `none`."""

    class Silent:
        """Answers nothing."""

        def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
            """Say nothing."""

    with pytest.raises(NotAskedError):
        check_host("192.0.2.9", "a.example", "x@a.example", "h", Silent())
