"""Machines make up mailboxes by the thousand; a company that writes to customers names its mailbox."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.local-part-random",
    severity=Severity.MEDIUM,
    text="The part before the @ of the sender's address ({local}) is a random string.",
    proves_not="Some genuine systems put identifiers into the From address.",
    needs=(SenderClass, Address, BrandClaim),
    hits=[(claim(), relation("unrelated", local_part="random"), sender("xkqzjw@kurashi-notice.example"))],
    misses=[
        (claim(), relation("official", "mail.bank.example", local_part="random"), sender("xkqzjw@mail.bank.example")),
        (claim(), relation("unrelated", local_part="plain"), sender()),
    ],
)
def local_part_random(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    vouched = reading.related("official", "group-company", "mailing-service")
    if reading.relation and reading.sender and reading.relation[0].local_part == "random" and not vouched:
        yield cite(reading.relation[1], reading.sender[1], local=reading.sender[0].local)
