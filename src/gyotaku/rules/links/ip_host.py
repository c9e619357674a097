"""A public site has a name; a bare address dodges registration and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.ip-host",
    severity=Severity.MEDIUM,
    text="A link opens a bare IP address, {host}.",
    proves_not="Mail about equipment or test systems links to addresses as well.",
    attack="T1566.002",
    needs=(Link,),
    hits=[(linked("http://203.0.113.9/login", traits=("ip-host",)),)],
    misses=[(linked("http://192.168.0.1/admin", traits=("ip-host",)),), (linked("http://a.example/203.0.113.9"),)],
)
def ip_host(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in read(evidence).links:
        if "ip-host" in link.traits and not PRIVATE.match(link.host):
            yield cite(seen, host=link.host)


PRIVATE = re.compile(r"10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cde]|\[::1")
