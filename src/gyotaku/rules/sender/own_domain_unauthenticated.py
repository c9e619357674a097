"""Mail that shows the reader's own organisation as the sender but came from outside unconfirmed is how mailbox phish
works.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.checks import failures, forwarded
from gyotaku.rules.examples import auth, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.own-domain-unauthenticated",
    severity=Severity.HIGH,
    text="The sender shows the recipient's own organisation ({domain}), but the check of it failed ({method}: {outcome}).",
    proves_not="Office devices and contractors that send for the organisation are often left out of its SPF record.",
    attack="T1672",
    needs=(Address, AuthRecorded, MailingList),
    hits=[(sender("it@home.example"), mailbox("to", "me@home.example"), auth("dmarc", "fail", "home.example"))],
    misses=[
        (sender("it@home.example"), mailbox("to", "me@home.example"), auth("dmarc", "pass", "home.example", aligned=True)),
        (sender("it@other.example"), mailbox("to", "me@home.example"), auth("dmarc", "fail", "other.example")),
    ],
)
def own_domain_unauthenticated(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.vouched or reading.listed or forwarded(evidence):
        return
    writer, writer_seen = reading.sender
    failed = failures(evidence, writer.domain)
    for to, seen in evidence.all(Address, role="to"):
        if (
            failed
            and writer.registrable
            and to.registrable == writer.registrable
            and to.address.lower() != writer.address.lower()
        ):
            result, auth_seen = failed[0]
            yield cite(writer_seen, seen, auth_seen, domain=writer.domain, method=result.method.upper(), outcome=result.outcome)
            return
