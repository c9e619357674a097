"""The display name poses as the reader's own mail system ("HOME.EXAMPLE Support"), the address does not."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner


@rule(
    id="sender.echo-of-recipient-domain",
    severity=Severity.HIGH,
    text="The display name ({display}) poses as the recipient's own organisation ({domain}), but {address} lies outside it.",
    proves_not="A provider under contract may name the customer's domain in what it sends.",
    attack="T1656",
    needs=(Address, MailingList),
    hits=[(sender("mail@kurashi-notice.example", display="workplace.example Support"), mailbox("to", "me@workplace.example"))],
    misses=[
        (sender("it@workplace.example", display="workplace.example Support"), mailbox("to", "me@workplace.example")),
        (sender("jo@freemail.example", display="Jo (me)"), mailbox("to", "me@freemail.example")),
    ],
)
def echo_of_recipient_domain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed or not reading.sender[0].display:
        return
    writer, seen = reading.sender
    for to, to_seen in evidence.all(Address, role="to"):
        label = to.registrable.partition(".")[0]
        told = writer.display.lower()
        whole = to.domain in told or to.registrable in told
        # A short label is a word by itself ("home"); only the whole domain or a long label says who is meant.
        if to.registrable and (whole or (len(label) > 6 and label in told)) and not same_owner(writer.domain, to.domain):
            yield cite(seen, to_seen, display=writer.display, domain=to.registrable, address=writer.address)
            return
