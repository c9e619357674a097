"""A small fee before a parcel comes: the fee is nothing, the card number is the aim."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, HeaderTrait, Link, Lure, MailingList, SenderClass, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, STRANGE_LINK, auth, claim, lure, relation, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

FEE = trait("parcel-fee", "customs fee")
PARCEL = lure("delivery", "parcel is on hold")


@rule(
    id="text.fee-for-parcel",
    severity=Severity.HIGH,
    text="A parcel is said to wait ({phrase}) for a fee paid behind the link ({fee}); {domain} is no known carrier.",
    proves_not="Carriers do ask for customs duties, and shops for postage.",
    attack="T1598.003",
    needs=(TextTrait, Lure, Link, Address, MailingList, HeaderTrait, AuthRecorded, BrandClaim, SenderClass),
    hits=[(sender(), PARCEL, FEE, STRANGE_LINK), (sender(), claim(), relation("unrelated"), PARCEL, FEE, STRANGE_LINK)],
    misses=[
        (sender(), PARCEL, STRANGE_LINK),
        (sender(), FEE, STRANGE_LINK),
        (sender(), PARCEL, FEE),
        (sender(), PARCEL, FEE, STRANGE_LINK, MailingList(list_id="<talk.example>")),
        (sender(OWN), claim(), relation("official", "mail.bank.example"), PARCEL, FEE, STRANGE_LINK),
        (sender(OWN), claim(), auth("dkim", "pass", "mail.bank.example", aligned=True), PARCEL, FEE, STRANGE_LINK),
    ],
)
def fee_for_parcel(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers or reading.related("official", "group-company"):
        return
    told = reading.lured("delivery")
    fee = evidence.first(TextTrait, trait="parcel-fee")
    if told and fee and reading.calls and not reading.vouched_by_brand():
        domain = reading.sender[0].domain
        yield cite(told[1], fee[1], reading.calls[0][1], phrase=told[0].phrase, fee=fee[0].excerpt, domain=domain)
