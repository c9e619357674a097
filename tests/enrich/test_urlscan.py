from __future__ import annotations

from tests.enrich.answering import Page, Pages, ports

from gyotaku.enrich.urlscan import ask
from gyotaku.model.facts import Listing


def pages(scans: int, bad: int) -> Pages:
    """Answer a search for scans, and one for scans judged malicious."""

    def respond(url: str) -> Page:
        total = bad if "verdicts.malicious" in url else scans
        results = '[{"task": {"time": "2026-03-14T00:00:00Z"}}]' if total else "[]"
        return 200, f'{{"total": {total}, "results": {results}}}'.encode()

    return Pages(respond)


def test_scans_are_counted_and_those_judged_malicious_told() -> None:
    """Some scans and none malicious is not listed; nothing is submitted."""
    web = pages(9, 2)
    (answer,) = ask("domain:evil.example", ports(web))
    said = "2 of 9 scans judged malicious, last 2026-03-14T00:00:00Z"
    assert answer.facts == (Listing(about="domain:evil.example", listed=True, list="urlscan.io", category=said),)
    assert all("/api/v1/search/?q=page.domain%3Aevil.example" in url for url in web.asked)
    (answer,) = ask("domain:evil.example", ports(pages(9, 0)))
    assert answer.facts == (
        Listing(about="domain:evil.example", listed=False, list="urlscan.io", category="0 of 9 scans judged malicious"),
    )


def test_a_host_nobody_scanned_is_not_there() -> None:
    """No scan says nothing, least of all clean."""
    assert ask("domain:evil.example", ports(pages(0, 0))) == []
