"""The envelope names another owner, and no mailing service accounts for it. Weak."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailing_services import mailing_service
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import mailbox, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner


@rule(
    id="sender.return-path-elsewhere",
    severity=Severity.LOW,
    text="The envelope sender's domain {envelope} has another owner than the From domain {domain}.",
    proves_not="Genuine mail sent through a mailing service differs in the same way.",
    needs=(Address, MailingList, SenderClass),
    hits=[(sender("a@bank.example"), mailbox("return-path", "www@vps77.example"))],
    misses=[
        (sender("a@mail.bank.example"), mailbox("return-path", "bounce@bank.example")),
        (
            sender("a@bank.example"),
            mailbox("return-path", "b@esp.example"),
            relation("mailing-service", "bank.example", other="ESP"),
        ),
        (sender("a@bank.example"), mailbox("return-path", "bounces+1-2@sendgrid.net")),
        (sender("a@bank.example"), mailbox("return-path", "b@talk.example"), MailingList(list_id="<talk.example>")),
        (sender("a@bank.example"), mailbox("return-path", "b@esp.example"), MailingList(unsubscribe="<mailto:u@esp.example>")),
    ],
)
def return_path_elsewhere(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.vouched or reading.related("mailing-service") or reading.leavable:
        return
    writer, seen = reading.sender
    for envelope, envelope_seen in evidence.all(Address, role="return-path"):
        if mailing_service(envelope.domain):
            continue
        if envelope.domain and writer.domain and not same_owner(envelope.domain, writer.domain):
            yield cite(seen, envelope_seen, envelope=envelope.domain, domain=writer.domain)
