"""Sources by the names a reader knows."""

from __future__ import annotations

import re

import pytest
from tests.reported import page, pocketcard

from gyotaku.data.blocklists import blocklists
from gyotaku.data.networks import networks
from gyotaku.enrich import WAYS
from gyotaku.phrases import catalogue
from gyotaku.report.sourcing import named

TABLE = networks()
LISTS = [one.list for one in blocklists().lists.values()]
NAMES = [
    *(way.name for way in WAYS),
    *LISTS,
    *("Google Safe Browsing", "VirusTotal", "urlscan.io", "PhishTank", "OpenPhish", "URLhaus", "JPCERT/CC", "TLS handshake"),
    *("DNS", "Team Cymru", "crt.sh", "gyotaku", "case book", "gyotaku, Chromium 140", "GeoLite2-ASN of 2026-01-01"),
    *(
        "JPCERT/CC phishurl-list (2025-01 – 2025-09)",
        "JPCERT/CC phishurl-list",
        "RDAP rdap.example",
        "RDAP rdap.example (by IANA's table of 2019-06-07)",
        "WHOIS whois.example",
    ),
    *("フィッシング対策協議会 (news.example)", "フィッシング対策協議会", f"embedded table of {TABLE.date} ({TABLE.sources})"),
]


@pytest.mark.parametrize("name", NAMES)
def test_every_source_has_a_name_in_every_language(name: str) -> None:
    """Whatever a provider, list, table or browser calls itself in the evidence, the Japanese report says it in Japanese."""
    for language in ("ja", "en"):
        assert named(catalogue(language), name)[0], name
    shown = page(pocketcard()).source(name)
    assert re.search(r"[ぁ-んァ-ヶ一-龠]", shown), shown
    assert "embedded table" not in shown


def test_what_an_answer_tells_stays_in_the_name() -> None:
    """Host, date and licence are what a reader checks."""
    shown = page(pocketcard()).source(f"embedded table of {TABLE.date} ({TABLE.sources})")
    assert TABLE.date in shown
    assert "PDDL" in shown
    assert "rdap" in page(pocketcard()).source("RDAP rdap.registry.example")


def test_a_name_of_somebody_else_stands_for_itself() -> None:
    """A recording names its source as it likes; live addresses in it are made inert."""
    assert page(pocketcard()).source("手書きレポート") == "手書きレポート"
    assert "https://" not in page(pocketcard()).source("see https://evil.example/x")
    assert page(pocketcard()).source("crt[.]sh") == page(pocketcard()).source("crt.sh")
