"""ARC by RFC 8617, against the ARC suite where it is at hand."""

from __future__ import annotations

import json
import tarfile
from typing import Any

import pytest
from tests.corpora import CORPUS

from gyotaku.enrich.authentication.arc import chain
from gyotaku.model.facts import DkimSignature, DnsAnswer
from gyotaku.observe import OBSERVERS, observe
from gyotaku.read.message import read
from gyotaku.read.sources import specimen

SUITE = "mailauth/test/fixtures/arc/arc-draft-validation-tests.json"

# Where gyotaku answers otherwise on purpose: test name → reason.
DEVIATIONS: dict[str, str] = {}


class Zone:
    """TXT records by name."""

    def __init__(self, records: dict[str, str]) -> None:
        self._records = {name.lower(): text for name, text in records.items()}

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        """Answer from the table."""
        values = (self._records[name],) if name in self._records else ()
        return DnsAnswer(name=name, rrtype=rrtype, values=values, outcome="answer" if values else "no-such-name")


def _suite() -> list[tuple[str, dict[str, Any], dict[str, str]]]:
    path = CORPUS / "authentication.tar.xz"
    if not path.exists():
        return []
    with tarfile.open(path) as tar:
        file = tar.extractfile(next(name for name in tar.getnames() if name.endswith(SUITE)))
        assert file is not None
        scenarios = json.load(file)
    scenarios = scenarios if isinstance(scenarios, list) else [scenarios]
    return [(name, test, scenario["txt-records"]) for scenario in scenarios for name, test in scenario["tests"].items()]


def _signatures(raw: bytes) -> list[DkimSignature]:
    message = read(specimen(raw, name="mail"))
    evidence = observe(message, members=[OBSERVERS.named("signatures")])
    return [fact for fact, _ in evidence.of(DkimSignature)]


@pytest.mark.skipif(not _suite(), reason="the ARC suite is not on this machine: it is not part of the project")
def test_the_arc_suite() -> None:
    """Every validation test of the suite gives its chain status, or is listed with its reason."""
    wrong: list[str] = []
    count = 0
    for name, test, records in _suite():
        if ":" not in test["message"].partition("\n\n")[0]:
            # An empty message, or one without any header field: see test_fixtures, which lists them with the reason.
            continue
        raw = test["message"].replace("\n", "\r\n").encode()
        found, why, _ = chain(_signatures(raw), Zone(records), at=None)
        # Where a seal itself says cv=fail the suite leaves the outcome open; it must not be a pass.
        expected = {test["cv"].lower()} if test["cv"] else {"fail", "none"}
        count += 1
        if found not in expected:
            wrong.append(f"{name}: {found} ({why}), expected {expected}: {test['description']}")
    assert count > 150
    assert sorted(line.split(":")[0] for line in wrong) == sorted(DEVIATIONS), "\n".join(wrong)
