"""Way of asking OpenPhish: its public list is fetched whole and looked through here, so that nobody learns what for."""

from __future__ import annotations

import msgspec
from ada_url import URL

from gyotaku.enrich.family import way
from gyotaku.enrich.listed import listing
from gyotaku.model.facts import Listing
from gyotaku.transport import Answer, FailedError, Ports

FEED = "https://raw.githubusercontent.com/openphish/public_feed/refs/heads/main/feed.txt"
PAGE = "https://openphish.com/"


@way(
    name="openphish",
    provider="listings",
    about=("url",),
    tells="nothing about the case: the whole list is fetched",
    needs="never",
    holds=6 * 3_600,
)
def ask(about: str, ports: Ports) -> list[Answer]:
    """Look a URL up, exactly first, then its host among the listed ones."""
    reply = ports.once("openphish", lambda: ports.http.get(ports.choice.endpoint or FEED))
    entries = [line.strip() for line in reply.text().splitlines() if line.strip()]
    if reply.status >= 400 or not any(line.startswith(("http://", "https://")) for line in entries):
        raise FailedError("unparsable", f"status {reply.status}, no list of URLs")
    wanted = about.removeprefix("url:")
    exact = next((line for line in entries if line.rstrip("/") == wanted.rstrip("/")), "")
    near = exact or next((line for line in entries if _host(line) and _host(line) == _host(wanted)), "")
    category = "phishing" if exact else "phishing, another address of the host" if near else ""
    fact = Listing(about=about, listed=bool(near), list="OpenPhish", category=category)
    answer = listing(about, ports, reply, fact, note=near or f"not among {len(entries)} entries", url=PAGE)
    # The list is the same for every question; its hash is enough.
    return [msgspec.structs.replace(answer, raw="")]


def _host(url: str) -> str:
    try:
        return URL(url).hostname
    except ValueError:
        return ""
