"""From without an address cannot be answered or checked (RFC 5322 section 3.6.2 requires one)."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="sender.no-address",
    severity=Severity.MEDIUM,
    text="The From field holds no address that could be answered ({display}).",
    proves_not="Faulty genuine systems do the same.",
    needs=(Address,),
    hits=[(sender("", display="Blast"),)],
    misses=[(sender("a@shop.example", display="Blast"),), (mailbox("return-path", ""), sender("a@shop.example"))],
)
def no_address(evidence: Evidence) -> Iterator[Citation]:
    for writer, seen in evidence.all(Address, role="from"):
        if not writer.domain:
            yield cite(seen, display=writer.display or writer.address or "-")
