"""The brand named wrote from its own domain, and the receiver's server confirmed that domain.

The strongest word for a mail.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.checks import failures
from gyotaku.rules.examples import OWN, auth, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.relayed import relayed_alarm


@rule(
    id="genuine.brand-authenticated",
    severity=Severity.HIGH,
    text="The brand named, {brand}, wrote from its own domain {domain}, and the receiving server confirmed it ({method}).",
    proves_not="A stolen account or server of the brand passes as well.",
    stance=Stance.GENUINE,
    needs=(BrandClaim, SenderClass, AuthRecorded),
    hits=[(claim(), relation("official", "mail.bank.example"), sender(OWN), auth("dkim", "pass", "bank.example", aligned=True))],
    misses=[
        (
            claim(),
            relation("official", "mail.bank.example"),
            sender(OWN),
            auth("dkim", "pass", "bank.example", aligned=True, trusted=False),
        ),
        (claim(), relation("official", "mail.bank.example"), sender(OWN), auth("dkim", "pass", "esp.example", aligned=False)),
        (claim(), relation("unrelated"), sender(), auth("dkim", "pass", "kurashi-notice.example", aligned=True)),
        (
            claim(),
            relation("shared-host", "bank.example"),
            sender("user@bank.example"),
            auth("dkim", "pass", "bank.example", aligned=True),
        ),
        (
            claim(),
            relation("official", "mail.bank.example"),
            sender(OWN),
            auth("spf", "pass", "bank.example", aligned=True),
            auth("dmarc", "fail", "bank.example"),
        ),
    ],
)
def brand_authenticated(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("official", "group-company")
    if not found or not reading.claim or not reading.vouched or failures(evidence, found[0].domain) or relayed_alarm(evidence):
        return
    result, seen = reading.vouched[0]
    yield cite(seen, found[1], reading.claim[1], domain=found[0].domain, method=result.method.upper(), **named(reading.claim[0]))
