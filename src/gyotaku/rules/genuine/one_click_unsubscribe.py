"""Signed one-click unsubscription (RFC 8058) is what large honest senders are required to offer since 2024."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import auth, claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="genuine.one-click-unsubscribe",
    severity=Severity.LOW,
    text="The confirmed domain {domain} offers one-click unsubscription (RFC 8058), as large honest senders must.",
    proves_not="Senders of unwanted mail can add the same field.",
    stance=Stance.GENUINE,
    needs=(MailingList, AuthRecorded, Address, BrandClaim),
    hits=[
        (
            MailingList(unsubscribe="<https://a.example/>", one_click=True),
            sender("news@shop.example"),
            auth("dkim", "pass", "shop.example", aligned=True),
        )
    ],
    misses=[
        (
            MailingList(unsubscribe="<https://a.example/>"),
            sender("news@shop.example"),
            auth("dkim", "pass", "shop.example", aligned=True),
        ),
        (MailingList(unsubscribe="<https://a.example/>", one_click=True), sender("news@shop.example")),
        (
            claim(),
            MailingList(unsubscribe="<https://a.example/>", one_click=True),
            sender(),
            auth("dkim", "pass", "kurashi-notice.example", aligned=True),
        ),
    ],
)
def one_click_unsubscribe(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim and not reading.vouched_by_brand():
        return
    for _, seen in evidence.all(MailingList, one_click=True):
        if reading.vouched and reading.sender:
            yield cite(seen, reading.vouched[0][1], domain=reading.sender[0].domain)
