"""A copyright line years behind the mail, or ahead of it: a page copied once and sent for years."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, MailingList, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, claim, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

OLD = trait("copyright-year", "© 2019 Example Bank", expected="2026")


@rule(
    id="text.copyright-year",
    severity=Severity.LOW,
    text="The copyright line ({excerpt}) does not fit the year of the mail: its page was copied, it seems, at another time.",
    proves_not="Careless firms leave old years in their mail, too.",
    needs=(TextTrait, BrandClaim, AuthRecorded, MailingList),
    hits=[(claim(), OLD)],
    misses=[
        (OLD,),
        (claim(), OLD, MailingList(list_id="<talk.example>")),
        (sender(OWN), claim(), auth("dkim", "pass", "mail.bank.example", aligned=True), OLD),
    ],
)
def copyright_year(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = evidence.first(TextTrait, trait="copyright-year")
    if found and reading.claim and not reading.listed and not reading.vouched_by_brand():
        yield cite(found[1], reading.claim[1], excerpt=found[0].excerpt)
