"""Browsers also read addresses in octal, hexadecimal and as one number; only someone hiding writes them so."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.odd-ip",
    severity=Severity.HIGH,
    text="A link writes an IP address in a disguised notation, {raw} (it is {host}).",
    proves_not="It does not show what happens on the page behind it.",
    hard="link",
    attack="T1027",
    needs=(Link,),
    hits=[(linked("http://0xCB.0x0.0x71.0x9/x", host="203.0.113.9", traits=("odd-ip", "ip-host")),)],
    misses=[(linked("http://203.0.113.9/x", traits=("ip-host",)),)],
)
def odd_ip(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in evidence.of(Link):
        if "odd-ip" in link.traits:
            yield cite(seen, raw=link.target, host=link.host)
