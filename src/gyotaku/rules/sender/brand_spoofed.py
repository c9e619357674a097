"""The brand's own domain stands in From while the receiver's server could not confirm it: one spoofed domain in five of
the published cases.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.checks import failures, forwarded
from gyotaku.rules.examples import auth, claim, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.brand-spoofed",
    severity=Severity.HIGH,
    text="The sender shows {brand}'s genuine domain {domain}, but the receiving server's check failed ({method}: {outcome}).",
    proves_not="Forwarding and mailing lists can break the checks of a genuine mail.",
    hard="auth",
    attack="T1672",
    needs=(BrandClaim, SenderClass, AuthRecorded, MailingList),
    hits=[
        (claim(), relation("official", "mail.bank.example"), auth("dmarc", "fail", "mail.bank.example")),
        (claim(), relation("official", "mail.bank.example"), auth("spf", "fail", "mail.bank.example"), auth("dkim", "none")),
    ],
    misses=[
        (claim(), relation("official", "mail.bank.example"), auth("dmarc", "pass", "mail.bank.example", aligned=True)),
        (
            claim(),
            relation("official", "mail.bank.example"),
            auth("spf", "fail", "mail.bank.example"),
            auth("dkim", "pass", "mail.bank.example", aligned=True),
        ),
        (claim(), relation("official", "mail.bank.example"), auth("dmarc", "fail", "mail.bank.example", trusted=False)),
        (
            claim(),
            relation("official", "mail.bank.example"),
            auth("dmarc", "fail", "mail.bank.example"),
            MailingList(list_id="<talk.example>"),
        ),
    ],
)
def brand_spoofed(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("official", "shared-host")
    if not found or not reading.claim or not found[0].verified or reading.vouched or reading.listed or forwarded(evidence):
        return
    failed = failures(evidence, found[0].domain)
    if failed:
        result = failed[0][0]
        yield cite(
            reading.claim[1],
            found[1],
            *(one for _, one in failed),
            domain=found[0].domain,
            method=result.method.upper(),
            outcome=result.outcome,
            **named(reading.claim[0]),
        )
