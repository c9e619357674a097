"""The Message-ID names another owner than From, and the mail is signed for neither. Weak."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, MailingList, MessageId
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner


@rule(
    id="sender.message-id-elsewhere",
    severity=Severity.LOW,
    text="The Message-ID's domain {message_id} has another owner than the From domain {domain}.",
    proves_not="Mailing services and mail programs often put their own name there.",
    needs=(Address, MessageId, BrandClaim, MailingList),
    hits=[
        (
            claim(),
            sender("a@bank.example"),
            MessageId(value="<1@vps77.example>", domain="vps77.example", registrable="vps77.example"),
        )
    ],
    misses=[
        (
            claim(),
            sender("a@mail.bank.example"),
            MessageId(value="<1@bank.example>", domain="bank.example", registrable="bank.example"),
        ),
        (sender("a@home.example"), MessageId(value="<1@laptop.local>", domain="laptop.local")),
    ],
)
def message_id_elsewhere(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.claim is None or reading.vouched or reading.leavable:
        return
    writer, seen = reading.sender
    for found, found_seen in evidence.of(MessageId):
        if found.domain and writer.domain and not same_owner(found.domain, writer.domain):
            yield cite(seen, found_seen, message_id=found.domain, domain=writer.domain)
