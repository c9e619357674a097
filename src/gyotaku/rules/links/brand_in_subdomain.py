"""The brand's name stands left of the registered domain, where a reader looks first."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import LookAlike
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import BRAND
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.brand-in-subdomain",
    severity=Severity.HIGH,
    text="The linked host {host} has a name like {imitates} on the left, but the registered domain is {registrable}.",
    proves_not="Agencies and cloud services do give clients a subdomain with their name.",
    attack="T1583.001",
    needs=(LookAlike,),
    hits=[
        (
            LookAlike(
                host="bank.evil.test",
                registrable="evil.test",
                imitates="bank.example",
                brand=BRAND,
                method="subdomain",
                place="link",
            ),
        )
    ],
    misses=[
        (
            LookAlike(
                host="bank.evil.test",
                registrable="evil.test",
                imitates="bank.example",
                brand=BRAND,
                method="subdomain",
                place="from",
            ),
        )
    ],
)
def brand_in_subdomain(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(LookAlike, place="link", method="subdomain"):
        yield cite(seen, host=found.host, imitates=found.imitates, registrable=found.registrable)
