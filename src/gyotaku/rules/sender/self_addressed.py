"""Showing the reader's own address as the sender dodges filters that trust it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.self-addressed",
    severity=Severity.LOW,
    text="The sender shows the recipient's own address ({address}).",
    proves_not="Notes to oneself, and mail to hidden recipients, look the same.",
    needs=(Address,),
    hits=[(sender("me@home.example"), mailbox("to", "me@home.example"), linked("https://a.example/"))],
    misses=[
        (sender("me@home.example"), mailbox("to", "you@home.example")),
        (sender("me@home.example"), mailbox("cc", "me@home.example")),
    ],
)
def self_addressed(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.vouched:
        return
    mine = reading.sender[0].address.lower()
    for to, seen in evidence.of(Address):
        if to.role in {"to", "envelope-to"} and mine and to.address.lower() == mine:
            yield cite(reading.sender[1], seen, address=to.address)
            return
