"""The reader's own domain stands at the left of a stranger's host: a false log-in page made for the reader's organisation."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registrable
from gyotaku.data.mailing_services import mailing_service
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, opaque, read, same_owner

READER = mailbox("to", "hanako@workplace.example")


@rule(
    id="links.echo-of-recipient-domain",
    severity=Severity.HIGH,
    text="The link's host {host} begins with the recipient's domain {own}, but its owner is told by the right end, {owner}.",
    proves_not="Cloud services may give a client a host of the client's name.",
    hard="link",
    attack="T1583.001",
    needs=(Address, Link, MailingList),
    hits=[
        (sender(), READER, linked("https://library.workplace.example.proxy.test/login")),
        (sender(), READER, linked("https://mail-workplace-example.proxy.test/")),
    ],
    misses=[
        (sender(), READER, linked("https://library.workplace.example/login")),
        (sender(), READER, linked("https://fireworkplace.example.proxy.test/login")),
        (sender(), READER, linked("https://workplace.example.bank.example/login")),
        (sender(), READER, linked("https://workplace-example.zendesk.com/hc")),
        (sender(), READER, linked("https://workplace.example.proxy.test/"), MailingList(list_id="<talk.example>")),
    ],
)
def echo_of_recipient_domain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    readers = [
        (f".{to.registrable.replace('-', '.')}.", to, seen) for to, seen in evidence.all(Address, role="to") if to.registrable
    ]
    if reading.leavable or not readers:
        return
    for link, seen in reading.calls:
        host, owner = link.goes_to, registrable(link.goes_to)
        left = f".{host.removesuffix(owner)}".replace("-", ".")
        if link.official or not owner or not any(own in left for own, _, _ in readers) or opaque(link) or mailing_service(host):
            continue
        for own, to, to_seen in readers:
            if own in left and not same_owner(host, to.domain):
                yield cite(seen, to_seen, host=host, own=to.registrable, owner=owner)
                return
