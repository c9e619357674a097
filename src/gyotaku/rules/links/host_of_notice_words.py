"""A link's domain put together from the words of account notices, which is neither the sender's nor a known brand's."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registrable
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import notice_name
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="links.host-of-notice-words",
    severity=Severity.MEDIUM,
    text="The linked name {host} is put together from words of account notices and is neither the sender's nor a known brand's.",
    proves_not="Some honest services are named in this way.",
    attack="T1583.001",
    needs=(Address, Link, Lure, MailingList),
    hits=[
        (sender(), lure("mailbox"), linked("https://mail-quota-upgrade.com/a")),
        (sender(), lure("mailbox"), linked("https://webmail-login.pages.dev/a", traits=("free-hosting",))),
    ],
    misses=[
        (sender(), linked("https://mail-quota-upgrade.com/a")),
        (sender("a@mail-quota-upgrade.com"), lure("mailbox"), linked("https://mail-quota-upgrade.com/a")),
        (sender(), lure("mailbox"), linked("https://www.maruyama-kensetsu.jp/")),
        (sender(), lure("mailbox"), linked("https://account-login.bank.example/", official="example-bank")),
    ],
)
def host_of_notice_words(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT]
    for link, seen in () if reading.listed or not told else reading.strange():
        # On rented pages the renter chooses the first label only.
        label = link.goes_to if "free-hosting" in link.traits else registrable(link.goes_to)
        if notice_name(label.partition(".")[0]):
            yield cite(seen, told[0], host=link.goes_to)
            return
