"""Way of asking urlscan.io: a search for earlier scans of a host. Nothing is submitted."""

from __future__ import annotations

from urllib.parse import quote

from gyotaku.enrich.family import way
from gyotaku.enrich.listed import Tree, listing, number, part, tree, words
from gyotaku.model.facts import Listing
from gyotaku.transport import Answer, Ports, Reply

BASE = "https://urlscan.io"


@way(
    name="urlscan",
    provider="listings",
    tells="the host name, to urlscan.io",
    key="URLSCAN_API_KEY",
    interval=1.0,
)
def ask(about: str, ports: Ports) -> list[Answer]:
    """Ask how many scans of a host there are, and how many of them were judged malicious. No scan is no answer."""
    host = about.removeprefix("domain:")
    _, scans = _search(f"page.domain:{host}", ports)
    if not number(scans, "total"):
        return []
    reply, judged = _search(f"page.domain:{host} AND verdicts.malicious:true", ports)
    bad = number(judged, "total")
    last = next((words(part(one, "task"), "time") for one in judged.get("results") or [] if isinstance(one, dict)), "")
    found = f"{bad} of {number(scans, 'total')} scans judged malicious" + (f", last {last}" if last else "")
    fact = Listing(about=about, listed=bad > 0, list="urlscan.io", category=found)
    return [listing(about, ports, reply, fact, note=found, url=f"{BASE}/search/#page.domain:{host}")]


def _search(query: str, ports: Ports) -> tuple[Reply, Tree]:
    base = (ports.choice.endpoint or BASE).rstrip("/")
    reply = ports.http.get(f"{base}/api/v1/search/?q={quote(query, safe='')}&size=1", headers={"API-Key": ports.choice.key})
    return reply, tree(reply)
