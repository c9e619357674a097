"""Ways of asking URLhaus (abuse.ch): by host, and by whole URL where that may be told."""

from __future__ import annotations

from urllib.parse import urlencode

from gyotaku.enrich.family import way
from gyotaku.enrich.listed import listing, tree, words
from gyotaku.model.facts import Listing
from gyotaku.transport import Answer, FailedError, Ports

BASE = "https://urlhaus-api.abuse.ch"
KEY = "URLHAUS_AUTH_KEY"


@way(name="urlhaus", provider="listings", about=("domain", "ip"), tells="the host name or address, to abuse.ch", key=KEY)
def host(about: str, ports: Ports) -> list[Answer]:
    """Ask about a host."""
    return _ask(about, "host", ports)


@way(name="urlhaus-url", provider="listings", about=("url",), tells="the whole URL, to abuse.ch", needs="full", key=KEY)
def url(about: str, ports: Ports) -> list[Answer]:
    """Ask about a URL."""
    return _ask(about, "url", ports)


def _ask(about: str, kind: str, ports: Ports) -> list[Answer]:
    base = (ports.choice.endpoint or BASE).rstrip("/")
    body = urlencode({kind: about.partition(":")[2]}).encode()
    headers = {"Auth-Key": ports.choice.key, "Content-Type": "application/x-www-form-urlencoded"}
    reply = ports.http.post(f"{base}/v1/{kind}/", body, headers=headers)
    found = tree(reply)
    status = words(found, "query_status")
    if status not in {"ok", "no_results"}:
        raise FailedError("refused" if "auth" in status else "unparsable", f"query_status {status!r}")
    detail = ", ".join(filter(None, (words(found, "threat"), words(found, "url_status"), words(found, "firstseen"))))
    fact = Listing(about=about, listed=status == "ok", list="URLhaus", category=detail)
    page = words(found, "urlhaus_reference")
    return [listing(about, ports, reply, fact, note=f"query_status {status} {detail}".strip(), url=page)]
