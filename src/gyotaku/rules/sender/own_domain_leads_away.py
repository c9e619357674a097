"""An account notice from the reader's own domain that nobody confirmed, and every link of it leads to strangers."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, InlineForward, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, auth, linked, lure, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT

READER = mailbox("to", "me@workplace.example")
WRITER = sender("admin@workplace.example")


@rule(
    id="sender.own-domain-leads-away",
    severity=Severity.HIGH,
    text="A notice shown as from the recipient's own domain ({domain}), unconfirmed, leads to {host}.",
    proves_not="Organisations use outside services for such procedures, and office systems are often unauthenticated.",
    attack="T1656",
    needs=(Address, Link, Lure, MailingList, AuthRecorded, InlineForward),
    hits=[(WRITER, READER, lure("mailbox"), STRANGE_LINK)],
    misses=[
        (WRITER, READER, lure("mailbox"), linked("https://portal.workplace.example/")),
        (WRITER, READER, lure("commercial"), STRANGE_LINK),
        (WRITER, READER, lure("mailbox"), STRANGE_LINK, auth("dkim", "pass", "workplace.example", aligned=True)),
        (sender(), READER, lure("mailbox"), STRANGE_LINK),
        (WRITER, READER, lure("mailbox"), STRANGE_LINK, InlineForward(marker="Forwarded message")),
    ],
)
def own_domain_leads_away(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT]
    strange = reading.strange()
    if any(evidence.of(InlineForward)):
        return
    if reading.sender is None or reading.vouched or reading.listed or not told or len(strange) != len(reading.calls):
        return
    writer, writer_seen = reading.sender
    for to, seen in evidence.all(Address, role="to") if strange else ():
        if writer.registrable and to.registrable == writer.registrable:
            yield cite(writer_seen, seen, told[0], strange[0][1], domain=writer.domain, host=strange[0][0].goes_to)
            return
