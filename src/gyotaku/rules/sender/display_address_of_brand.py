"""The address shown in the display name is the brand's; the one used is not."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGER, claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, of_brand, read


@rule(
    id="sender.display-address-of-brand",
    severity=Severity.HIGH,
    text="The display name shows {brand}'s address {shown}, while the real sender {address} is elsewhere.",
    proves_not="It does not show who sent the mail.",
    hard="sender",
    attack="T1036",
    needs=(Address, BrandClaim, MailingList),
    hits=[(claim(), sender(STRANGER, display="例銀行 <support@bank.example>", display_address="support@bank.example"))],
    misses=[
        (claim(), sender("a@mail.bank.example", display="help@bank.example", display_address="help@bank.example")),
        (claim(), sender(STRANGER, display="jo@home.example", display_address="jo@home.example")),
        (claim(verified=False), sender(STRANGER, display="help@bank.example", display_address="help@bank.example")),
    ],
)
def display_address_of_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.claim is None or reading.listed or not reading.claim[0].verified:
        return
    writer, seen = reading.sender
    inside = (writer.display_address or "").rpartition("@")[2]
    if inside and of_brand(inside, reading.claim[0]) and not of_brand(writer.domain, reading.claim[0]):
        yield cite(seen, reading.claim[1], shown=writer.display_address or "", address=writer.address, **named(reading.claim[0]))
