"""Mail servers have a name for their address (RFC 1912 section 2.1); the receiver looked and found none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import boundary
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="route.no-reverse-name",
    severity=Severity.MEDIUM,
    text="The sending address {ip} has no reverse name (the receiver recorded unknown).",
    proves_not="Small genuine servers may lack one as well.",
    needs=(Boundary,),
    hits=[(boundary(helo="gghxw.test", header="from unknown (HELO gghxw.test) (192.0.2.7) by mx.example"),)],
    misses=[
        (boundary(helo="gghxw.test", rdns="a.example", header="from a.example (HELO gghxw.test) (192.0.2.7)"),),
        (boundary(helo="gghxw.test", header="from gghxw.test ([192.0.2.7]) by mx.example"),),
    ],
)
def no_reverse_name(evidence: Evidence) -> Iterator[Citation]:
    for entry, seen in evidence.of(Boundary):
        if entry.source_ip and not entry.rdns and UNKNOWN.search(entry.header):
            yield cite(seen, ip=entry.source_ip)


UNKNOWN = re.compile(r"(?:^|\()\s*(?:from\s+)?unknown\s|\(unknown\s*\[", re.IGNORECASE)
