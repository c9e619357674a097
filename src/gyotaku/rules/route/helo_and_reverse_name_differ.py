"""The server introduced itself by one owner's name, and its address bears another's.

As common in genuine mail as in forged (16 of 532 against 13 of 708 in the labelled corpus): told, and weighed nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registrable
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Boundary, DnsAnswer, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, boundary
from gyotaku.rules.family import rule
from gyotaku.rules.landings import reverse_name
from gyotaku.rules.reading import cite, read, same_owner


@rule(
    id="route.helo-and-reverse-name-differ",
    severity=Severity.INFO,
    text="The sending server introduced itself as {helo}; the name of its address is {rdns}, which belongs to somebody else.",
    proves_not="Rented servers keep the name their provider gave the address, at genuine senders as well.",
    needs=(Boundary, MailingList),
    hits=[
        (boundary(helo="evil.example", rdns="v1.hosting.example"), STRANGE_LINK),
        (
            boundary(helo="evil.example"),
            DnsAnswer(name="7.2.0.192.in-addr.arpa", rrtype="PTR", values=("v1.hosting.example",)),
            STRANGE_LINK,
        ),
    ],
    misses=[
        (boundary(helo="mta.shop.example", rdns="out7.shop.example"), STRANGE_LINK),
        (boundary(helo="WIN-8KQ2", rdns="v1.hosting.example"), STRANGE_LINK),
        (boundary(helo="evil.example"), STRANGE_LINK),
        # Nothing in it leads to a stranger.
        (boundary(helo="mta.shop.example", rdns="v1.hosting.example"),),
    ],
)
def helo_and_reverse_name_differ(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.listed or reading.vouched or not reading.strange():
        return
    for entry, taken in evidence.of(Boundary):
        told = entry.helo.strip("[].").lower()
        if registrable(told) and (known := _name(evidence, entry)) and not same_owner(told, known[0]):
            yield cite(taken, *known[1:], helo=entry.helo, rdns=known[0])


def _name(evidence: Evidence, entry: Boundary) -> tuple[str, *tuple[Observation, ...]] | None:
    """Return the name of the source address: the receiver's record, else what the DNS said later."""
    if entry.rdns:
        return (entry.rdns,)
    for answer, seen in evidence.all(DnsAnswer, name=reverse_name(entry.source_ip or ""), rrtype="PTR"):
        if answer.values:
            return answer.values[0], seen
    return None
