"""A brand that signs its mail stands in From, and nothing at all confirms it: weaker than a failure, stronger than
silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.checks import failures
from gyotaku.rules.examples import OWN, auth, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="auth.brand-not-confirmed",
    severity=Severity.MEDIUM,
    text="The sender shows {brand}'s domain {domain}, but the receiver's record ({method}: {outcome}) does not confirm it.",
    proves_not="The receiver may not have checked, or a genuine mail may have been forwarded.",
    attack="T1672",
    needs=(BrandClaim, SenderClass, AuthRecorded, MailingList),
    hits=[(claim(), relation("official", "mail.bank.example"), sender(OWN), auth("spf", "softfail", "mail.bank.example"))],
    misses=[
        (claim(), relation("official", "mail.bank.example"), sender(OWN), auth("spf", "none", "mail.bank.example")),
        (claim(), relation("official", "mail.bank.example"), sender(OWN), auth("spf", "fail", "mail.bank.example")),
        (
            claim(),
            relation("official", "mail.bank.example"),
            sender(OWN),
            auth("spf", "softfail", "mail.bank.example"),
            auth("dkim", "pass", "bank.example", aligned=True),
        ),
    ],
)
def brand_not_confirmed(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("official", "shared-host")
    if not found or not reading.claim or reading.vouched or reading.listed or failures(evidence, found[0].domain):
        return
    for result, seen in evidence.of(AuthRecorded):
        if result.trusted and result.method in {"spf", "dmarc"} and result.outcome in {"softfail", "neutral"}:
            yield cite(
                found[1],
                seen,
                reading.claim[1],
                domain=found[0].domain,
                method=result.method.upper(),
                outcome=result.outcome,
                **named(reading.claim[0]),
            )
