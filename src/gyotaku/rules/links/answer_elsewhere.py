"""No page to open, but a mail link whose address is not the sender's: the data is to be sent there."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import PRESSING


@rule(
    id="links.answer-elsewhere",
    severity=Severity.MEDIUM,
    text="For the procedure the reader is to write to {target}, which is not at the sender's domain {domain}.",
    proves_not="A genuine desk may have its mailbox at another domain.",
    attack="T1598",
    needs=(Link, Address, Lure, MailingList),
    hits=[(sender("hr@school.example"), lure("mailbox"), linked("mailto:upgrade@other.example", scheme="mailto"))],
    misses=[
        (sender("hr@school.example"), lure("mailbox"), linked("mailto:desk@school.example", scheme="mailto")),
        (sender("hr@school.example"), linked("mailto:upgrade@other.example", scheme="mailto")),
        (sender("hr@school.example"), lure("mailbox"), linked("mailto:upgrade@other.example", scheme="mailto"), OFFICIAL_LINK),
    ],
)
def answer_elsewhere(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in PRESSING]
    if reading.sender is None or not told or reading.links or reading.leavable:
        return
    recipients = {address.address.lower() for address, _ in evidence.of(Address) if address.role in {"to", "cc", "envelope-to"}}
    for link, seen in evidence.of(Link):
        target = link.target.partition(":")[2].partition("?")[0].strip().lower()
        known = target in recipients or reading.own(target.rpartition("@")[2])
        if link.scheme == "mailto" and "@" in target and not known and not link.hidden:
            yield cite(seen, told[0], reading.sender[1], target=target, domain=reading.sender[0].domain)
            return
