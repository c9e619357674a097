"""The brand's name stands left of the registered domain, where a reader looks first."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, LookAlike, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, looks, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.brand-in-subdomain",
    severity=Severity.HIGH,
    text="The linked host {host} has a name like {imitates} on the left, but the registered domain is {registrable}.",
    proves_not="Agencies and cloud services do give clients a subdomain with their name.",
    attack="T1583.001",
    needs=(LookAlike, BrandClaim, AuthRecorded, SenderClass),
    hits=[(claim(), relation("unrelated"), looks("bank.evil.test", "subdomain"))],
    misses=[
        (claim(), relation("unrelated"), looks("bank.evil.test", "subdomain", place="from")),
        (looks("bank.evil.test", "subdomain"),),
        (claim(), relation("official", "mail.bank.example"), looks("bank.survey.test", "subdomain")),
        (claim(brand="other"), relation("unrelated"), looks("bank.evil.test", "subdomain")),
    ],
)
def brand_in_subdomain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or reading.vouched_by_brand() or reading.related("official", "group-company"):
        return
    for found, seen in evidence.all(LookAlike, place="link", method="subdomain"):
        # Tools and surveys are named after what they serve (outlook.tool.example); a mail in that name is another matter.
        if found.brand == reading.claim[0].brand:
            yield cite(seen, reading.claim[1], host=found.host, imitates=found.imitates, registrable=found.registrable)
