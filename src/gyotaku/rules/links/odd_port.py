"""Public pages answer on the usual ports."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.odd-port",
    severity=Severity.LOW,
    text="A link uses an unusual port, {port}, at {host}.",
    proves_not="Development and office systems do so every day.",
    needs=(Link,),
    hits=[(linked("https://evil.example:8443/x", port=8443),)],
    misses=[(linked("https://a.example:443/x", port=443),), (linked("https://a.example/x"),)],
)
def odd_port(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in read(evidence).calls:
        if link.port is not None and link.port not in {80, 443, 21}:
            yield cite(seen, port=str(link.port), host=link.host)
