"""Ways of asking VirusTotal (API v3): by host or address, and by whole URL where that may be told."""

from __future__ import annotations

import base64

from gyotaku.enrich.family import way
from gyotaku.enrich.listed import listing, number, part, tree
from gyotaku.model.facts import Listing
from gyotaku.transport import Answer, Ports

BASE = "https://www.virustotal.com"
KEY = "VIRUSTOTAL_API_KEY"
LEAST = 2
"""Engines that must agree: single ones err too often to call a site listed."""
INTERVAL = 15.0
"""Seconds between two questions: the public interface allows four a minute."""
KINDS = {"domain": ("domains", "domain"), "ip": ("ip_addresses", "ip-address"), "url": ("urls", "url")}


@way(
    name="virustotal",
    provider="listings",
    about=("domain", "ip"),
    tells="the host name or address, to VirusTotal",
    key=KEY,
    interval=INTERVAL,
)
def host(about: str, ports: Ports) -> list[Answer]:
    """Ask about a host or an address."""
    return _ask(about, about.partition(":")[2], ports)


@way(
    name="virustotal-url",
    provider="listings",
    about=("url",),
    tells="the whole URL, to VirusTotal",
    needs="full",
    key=KEY,
    interval=INTERVAL,
)
def url(about: str, ports: Ports) -> list[Answer]:
    """Ask about a URL, named by its base64 form without padding."""
    whole = about.removeprefix("url:").encode()
    return _ask(about, base64.urlsafe_b64encode(whole).decode().rstrip("="), ports)


def _ask(about: str, name: str, ports: Ports) -> list[Answer]:
    kind, page = KINDS[about.partition(":")[0]]
    base = (ports.choice.endpoint or BASE).rstrip("/")
    reply = ports.http.get(f"{base}/api/v3/{kind}/{name}", headers={"x-apikey": ports.choice.key})
    if reply.status == 404:
        return []
    stats = part(tree(reply), "data", "attributes", "last_analysis_stats")
    bad, odd = number(stats, "malicious"), number(stats, "suspicious")
    engines = sum(number(stats, word) for word in stats)
    found = f"malicious {bad}, suspicious {odd}, of {engines} engines"
    fact = Listing(about=about, listed=bad >= LEAST, list="VirusTotal", category=found)
    return [listing(about, ports, reply, fact, note=found, url=f"{BASE}/gui/{page}/{name}")]
