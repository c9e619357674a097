"""Whoever runs the reader's mailbox has other ways to reach it than an outside link."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.mailbox-warning",
    severity=Severity.HIGH,
    text="With a warning about the mailbox ({phrase}) the reader is led to {host}: the aim is the mail password.",
    proves_not="Hosting companies send genuine notices of the kind.",
    attack="T1598.003",
    needs=(Lure, Link, Address, MailingList),
    hits=[(sender("a@shop.example"), lure("mailbox", "メールボックスの容量"), STRANGE_LINK)],
    misses=[
        (sender("a@hosting.example"), lure("mailbox"), linked("https://panel.hosting.example/")),
        (sender("a@shop.example"), lure("delivery"), STRANGE_LINK),
    ],
)
def mailbox_warning(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    strange, told = reading.strange(), reading.lured("mailbox")
    if strange and told and not reading.listed:
        yield cite(told[1], strange[0][1], phrase=told[0].phrase, host=strange[0][0].goes_to)
