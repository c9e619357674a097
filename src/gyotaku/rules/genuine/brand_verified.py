"""As above, computed now from the mail's bytes."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthVerified, BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import claim, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="genuine.brand-verified",
    severity=Severity.HIGH,
    text="The check was made again now: {brand}'s own domain {domain} passes ({method}).",
    proves_not="A stolen account or server of the brand passes as well.",
    stance=Stance.GENUINE,
    needs=(BrandClaim, SenderClass, AuthVerified),
    hits=[
        (
            claim(),
            relation("official", "mail.bank.example"),
            AuthVerified(method="dmarc", outcome="pass", domain="bank.example", aligned=True),
        )
    ],
    misses=[
        (
            claim(),
            relation("unrelated"),
            AuthVerified(method="dmarc", outcome="pass", domain="kurashi-notice.example", aligned=True),
        ),
        (
            claim(),
            relation("official", "mail.bank.example"),
            AuthVerified(method="dkim", outcome="pass", domain="esp.example", aligned=False),
        ),
        (claim(), relation("official", "mail.bank.example"), AuthVerified(method="dmarc", outcome="fail", domain="bank.example")),
    ],
)
def brand_verified(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("official", "group-company")
    if not found or not reading.claim:
        return
    for checked, seen in evidence.all(AuthVerified, outcome="pass"):
        if checked.aligned and checked.method in {"dkim", "dmarc"}:
            yield cite(
                seen, found[1], reading.claim[1], domain=found[0].domain, method=checked.method.upper(), **named(reading.claim[0])
            )
            return
