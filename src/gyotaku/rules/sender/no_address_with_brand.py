"""A company's mail has an address to its name; a From that holds only a word or a domain was written by a kit."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.no-address-with-brand",
    severity=Severity.HIGH,
    text="The mail takes the name of {brand}, but its From field holds no address at all ({display}).",
    proves_not="A faulty mailing system may lose the address.",
    hard="sender",
    attack="T1656",
    needs=(Address, BrandClaim, Link),
    hits=[(claim(), sender("", display="例銀行"), STRANGE_LINK)],
    misses=[
        (claim(), sender("a@mail.bank.example", display="例銀行"), STRANGE_LINK),
        (sender("", display="Blast"), STRANGE_LINK),
        (claim(verified=False), sender("", display="例銀行"), STRANGE_LINK),
        (claim(), sender("", display="例銀行"), OFFICIAL_LINK),
    ],
)
def no_address_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or not reading.claim[0].verified or not reading.strange():
        return
    for writer, seen in evidence.all(Address, role="from"):
        if not writer.domain or "." not in writer.domain:
            yield cite(seen, reading.claim[1], display=writer.display or writer.address or "-", **named(reading.claim[0]))
            return
