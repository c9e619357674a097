"""An address of a crypto wallet to pay into."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Contact, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="unwanted.wallet-demand",
    severity=Severity.MEDIUM,
    text="The mail names a crypto wallet to pay into ({value}).",
    proves_not="Honest calls for donations name wallets, too.",
    stance=Stance.UNWANTED,
    attack="T1657",
    needs=(Contact, MailingList),
    hits=[(Contact(channel="wallet", value="bc1qexample", valid=True),)],
    misses=[
        (Contact(channel="telephone", value="03-1234-5678"),),
        (Contact(channel="wallet", value="bc1q"), MailingList(list_id="<talk.example>")),
    ],
)
def wallet_demand(evidence: Evidence) -> Iterator[Citation]:
    for contact, seen in evidence.all(Contact, channel="wallet"):
        if contact.valid is not False and not read(evidence).listed:
            yield cite(seen, value=contact.value)
