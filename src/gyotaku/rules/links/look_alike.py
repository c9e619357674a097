"""A host made to be mistaken for the brand's."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import LookAlike
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import BRAND
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.look-alike",
    severity=Severity.HIGH,
    text="The linked host {host} imitates {imitates} ({method}).",
    proves_not="An unrelated site may happen to have a similar name.",
    hard="link",
    attack="T1583.001",
    needs=(LookAlike,),
    hits=[
        (
            LookAlike(
                host="bamk.example", registrable="bamk.example", imitates="bank.example", brand=BRAND, method="typo", place="link"
            ),
        )
    ],
    misses=[
        (
            LookAlike(
                host="bamk.example", registrable="bamk.example", imitates="bank.example", brand=BRAND, method="typo", place="from"
            ),
        ),
        (
            LookAlike(
                host="bank.evil.test", registrable="evil.test", imitates="bank", brand=BRAND, method="subdomain", place="link"
            ),
        ),
    ],
)
def look_alike(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(LookAlike, place="link"):
        if found.method not in {"subdomain", "fake-suffix", "userinfo"}:
            yield cite(seen, host=found.host, imitates=found.imitates, method=found.method)
