"""The reader's address or its local part in the subject makes a mass mail look personal; companies use a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data.habits import shared_mailboxes
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList, Subject
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="subject.recipient-named",
    severity=Severity.MEDIUM,
    text="The subject holds the recipient's address or local part, as senders do who do not know a name.",
    proves_not="Services whose member id is the address write so, too.",
    needs=(Subject, Address, MailingList),
    hits=[
        (Subject(text="hanako7@home.example: mailbox full"), mailbox("to", "hanako7@home.example"), sender()),
        (Subject(text="Final notice hanako7"), mailbox("to", "hanako7@home.example"), sender()),
    ],
    misses=[
        (Subject(text="Re: hello"), mailbox("to", "hanako7@home.example"), sender()),
        (Subject(text="News for members"), mailbox("to", "news@home.example"), sender()),
        (Subject(text="info for hanako7"), mailbox("to", "hanako7@home.example"), sender("a@home.example")),
    ],
)
def recipient_named(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.subject is None or reading.leavable or reading.subject[0].prefixes:
        return
    text = reading.subject[0].text.lower()
    for to, seen in evidence.all(Address, role="to"):
        local = to.local.lower()
        telling = len(local) >= 4 and local not in shared_mailboxes()
        named_here = to.address.lower() in text or (telling and re.search(rf"(?<![a-z0-9]){re.escape(local)}(?![a-z0-9])", text))
        if to.address and named_here and not reading.own(to.domain):
            yield cite(reading.subject[1], seen)
            return
