from __future__ import annotations

import json

import pytest
from tests.enrich.answering import Pages, ports

from gyotaku.enrich.virustotal import host, url
from gyotaku.model.facts import Listing


@pytest.mark.parametrize(("malicious", "listed"), [(0, False), (1, False), (2, True)])
def test_single_engines_are_not_believed(malicious: int, listed: bool) -> None:
    """Two engines must agree; the count is told either way, and the key travels in its field only."""
    stats = {"malicious": malicious, "suspicious": 1, "harmless": 60, "undetected": 10}
    body = json.dumps({"data": {"attributes": {"last_analysis_stats": stats}}}).encode()
    web = Pages({"https://www.virustotal.com/api/v3/domains/evil.example": (200, body)})
    (answer,) = host("domain:evil.example", ports(web))
    category = f"malicious {malicious}, suspicious 1, of {71 + malicious} engines"
    assert answer.facts == (Listing(about="domain:evil.example", listed=listed, list="VirusTotal", category=category),)
    assert web.sent == [{"x-apikey": "k"}]
    assert "k" not in web.asked[0].rpartition("/")[2].split(".")


def test_what_it_has_never_seen_is_not_there() -> None:
    """404 is no listing and no failure; a URL is named by its base64 form without padding."""
    web = Pages({})
    assert url("url:https://evil.example/a", ports(web)) == []
    assert host("ip:192.0.2.1", ports(web)) == []
    assert web.asked == [
        "https://www.virustotal.com/api/v3/urls/aHR0cHM6Ly9ldmlsLmV4YW1wbGUvYQ",
        "https://www.virustotal.com/api/v3/ip_addresses/192.0.2.1",
    ]
