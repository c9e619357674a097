"""A note to oneself passes the checks of one's own domain; this one did not."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.checks import failures
from gyotaku.rules.examples import auth, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.self-address-unauthenticated",
    severity=Severity.HIGH,
    text="The sender shows the recipient's own address, and the receiving server's check of it failed ({method}: {outcome}).",
    proves_not="Copies sent by one's own badly configured devices fail as well.",
    hard="auth",
    attack="T1672",
    needs=(Address, AuthRecorded),
    hits=[(sender("me@home.example"), mailbox("to", "me@home.example"), auth("spf", "fail", "home.example"))],
    misses=[
        (sender("me@home.example"), mailbox("to", "me@home.example"), auth("spf", "pass", "home.example", aligned=True)),
        (sender("you@home.example"), mailbox("to", "me@home.example"), auth("spf", "fail", "home.example")),
        (sender("me@home.example"), mailbox("to", "me@home.example"), auth("spf", "none", "home.example")),
    ],
)
def self_address_unauthenticated(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.vouched:
        return
    mine = reading.sender[0].address.lower()
    failed = failures(evidence, reading.sender[0].domain)
    for to, seen in evidence.of(Address):
        if failed and to.role in {"to", "envelope-to"} and mine and to.address.lower() == mine:
            result, auth_seen = failed[0]
            yield cite(reading.sender[1], seen, auth_seen, method=result.method.upper(), outcome=result.outcome)
            return
