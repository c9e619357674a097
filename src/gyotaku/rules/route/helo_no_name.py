"""A public mail server greets with its full name (RFC 5321 section 4.1.1.1); a fresh virtual machine does not."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import boundary
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="route.helo-no-name",
    severity=Severity.MEDIUM,
    text="The sending server greeted with {helo}, which is no public server's name.",
    proves_not="Office devices and plain small servers greet so too.",
    needs=(Boundary,),
    hits=[(boundary(helo="VM-4-11-centos.localdomain"),), (boundary(helo="localhost"),), (boundary(helo="WIN-8KQ2"),)],
    misses=[(boundary(helo="mx1.shop.example"),), (boundary(helo=""),), (boundary(helo="[192.0.2.7]"),)],
)
def helo_no_name(evidence: Evidence) -> Iterator[Citation]:
    for entry, seen in evidence.of(Boundary):
        told = entry.helo.strip().lower().rstrip(".")
        if told and not told.startswith("[") and (told.endswith(LOCAL) or "." not in told):
            yield cite(seen, helo=entry.helo)


LOCAL = (".localdomain", ".local", ".lan", ".internal", ".home", "localhost")
