"""A bill shall be paid into another account than before: how invoice fraud ends."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, MailingList, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import mailbox, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.outsiders import outsider
from gyotaku.rules.reading import cite

READER = mailbox("to", "accounts@workplace.example")
CHANGED = trait("bank-change", "future payments to our new bank account")


@rule(
    id="text.bank-details-changed",
    severity=Severity.HIGH,
    text="It has bills paid into another account from now on ({excerpt}), and opens the talk from {domain}.",
    proves_not="Suppliers do change their bank; a call to a number known before settles it.",
    attack="T1657",
    needs=(TextTrait, Address, MailingList, HeaderTrait),
    hits=[(sender("accounts@stee1.example"), READER, CHANGED)],
    misses=[
        (sender("accounts@workplace.example"), READER, CHANGED),
        (sender("accounts@steel.example"), READER, CHANGED, HeaderTrait(trait="reply")),
        (sender("news@steel.example"), READER, CHANGED, MailingList(list_id="<news.steel.example>")),
        (sender("accounts@steel.example"), READER, trait("payroll-change", "my direct deposit")),
    ],
)
def bank_details_changed(evidence: Evidence) -> Iterator[Citation]:
    writer, asked = outsider(evidence), evidence.first(TextTrait, trait="bank-change")
    if writer and asked:
        yield cite(asked[1], writer[1], excerpt=asked[0].excerpt, domain=writer[0].domain)
