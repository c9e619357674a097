"""A known mailing service sent it and answers for the client's domain by an aligned signature."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import auth, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="genuine.mailing-service",
    severity=Severity.MEDIUM,
    text="A known mailing service ({service}) sent the mail, and the From domain {domain} is confirmed.",
    proves_not="A client of the service may be a fraud, or a client's account stolen.",
    stance=Stance.GENUINE,
    needs=(SenderClass, AuthRecorded, Address),
    hits=[
        (
            sender("news@shop.example"),
            relation("mailing-service", "shop.example", other="Example ESP"),
            auth("dkim", "pass", "shop.example", aligned=True),
        )
    ],
    misses=[
        (
            sender("news@shop.example"),
            relation("mailing-service", "shop.example", other="Example ESP"),
            auth("dkim", "pass", "esp.example"),
        ),
        (sender("news@shop.example"), relation("unrelated", "shop.example"), auth("dkim", "pass", "shop.example", aligned=True)),
    ],
)
def mailing_service(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("mailing-service")
    if found and reading.vouched:
        yield cite(found[1], reading.vouched[0][1], service=found[0].other, domain=found[0].domain)
