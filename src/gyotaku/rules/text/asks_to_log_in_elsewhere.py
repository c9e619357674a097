"""Log in, says the text, and the link leads to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, MailingList, Request
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.asks-to-log-in-elsewhere",
    severity=Severity.HIGH,
    text="The reader is told to log in or give personal details ({phrase}) at {host}, which is neither brand's nor sender's.",
    proves_not="Genuine sites do use outside services for logging in.",
    attack="T1598.003",
    needs=(Request, Link, Address, MailingList),
    hits=[(sender("a@shop.example"), Request(asks="login", phrase="ログインして"), STRANGE_LINK)],
    misses=[
        (sender("a@shop.example"), Request(asks="login", phrase="ログインして"), linked("https://www.shop.example/")),
        (sender("a@shop.example"), Request(asks="click", phrase="こちら"), STRANGE_LINK),
    ],
)
def asks_to_log_in_elsewhere(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    strange = reading.strange()
    if not strange or reading.listed:
        return
    for found, seen in reading.requests:
        if found.asks in {"login", "personal", "card", "password", "otp"}:
            yield cite(seen, strange[0][1], phrase=found.phrase, host=strange[0][0].goes_to)
            return
