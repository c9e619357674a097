"""The address's name is made of its digits, as providers name lines they rent out. Weak without a brand."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, boundary
from gyotaku.rules.family import rule
from gyotaku.rules.names import rented
from gyotaku.rules.reading import cite, read


@rule(
    id="route.rented-line",
    severity=Severity.LOW,
    text="The sending server's name {rdns} has the form that providers give to lines they rent out.",
    proves_not="Private persons and small organisations run mail servers on such lines.",
    needs=(Boundary, MailingList, Link),
    hits=[(boundary(rdns="host-192-0-2-7.dyn.provider.example"), STRANGE_LINK)],
    misses=[
        (boundary(rdns="mx1.shop.example"), STRANGE_LINK),
        (boundary(rdns="host-192-0-2-7.dyn.provider.example"),),
        (boundary(rdns="host-192-0-2-7.dyn.provider.example"), STRANGE_LINK, MailingList(list_id="<talk.example>")),
    ],
)
def rented_line(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for entry, seen in () if reading.listed or not reading.strange() else evidence.of(Boundary):
        if entry.rdns and rented(entry.rdns, entry.source_ip or ""):
            yield cite(seen, reading.strange()[0][1], rdns=entry.rdns)
