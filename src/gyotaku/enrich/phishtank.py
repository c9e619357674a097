"""Way of asking PhishTank: whether a URL is in its database, and whether people verified it."""

from __future__ import annotations

from urllib.parse import urlencode

from gyotaku.enrich.family import way
from gyotaku.enrich.listed import listing, part, tree, words
from gyotaku.model.facts import Listing
from gyotaku.transport import Answer, Ports

BASE = "https://checkurl.phishtank.com"
YES = {True, "y", "yes", "true"}


@way(name="phishtank", provider="listings", about=("url",), tells="the whole URL, to PhishTank", needs="full", interval=1.0)
def ask(about: str, ports: Ports) -> list[Answer]:
    """Ask about a URL. In the database but not verified is no listing: anybody may submit."""
    fields = {"url": about.removeprefix("url:"), "format": "json"}
    if ports.choice.key:
        fields["app_key"] = ports.choice.key
    base = (ports.choice.endpoint or BASE).rstrip("/")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    reply = ports.http.post(f"{base}/checkurl/", urlencode(fields).encode(), headers=headers)
    found = part(tree(reply), "results")
    known, verified, valid = (found.get(name) in YES for name in ("in_database", "verified", "valid"))
    said = f"in database {known}, verified {verified}, still online {valid}" if known else "not in the database"
    fact = Listing(about=about, listed=known and verified, list="PhishTank", category="phishing" if known and verified else "")
    return [listing(about, ports, reply, fact, note=said, url=words(found, "phish_detail_page"))]
