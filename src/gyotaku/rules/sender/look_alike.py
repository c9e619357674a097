"""A domain made to be mistaken for the brand's."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import LookAlike
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import BRAND
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="sender.look-alike",
    severity=Severity.HIGH,
    text="The sender's domain {host} imitates {imitates} ({method}).",
    proves_not="An unrelated organisation may happen to have a similar name.",
    hard="sender",
    attack="T1583.001",
    needs=(LookAlike,),
    hits=[
        (
            LookAlike(
                host="bank-example.test",
                registrable="bank-example.test",
                imitates="bank.example",
                brand=BRAND,
                method="hyphen",
                place="from",
            ),
        )
    ],
    misses=[
        (
            LookAlike(
                host="bank-example.test",
                registrable="bank-example.test",
                imitates="bank.example",
                brand=BRAND,
                method="hyphen",
                place="link",
            ),
        )
    ],
)
def look_alike(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(LookAlike, place="from"):
        yield cite(seen, host=found.host, imitates=found.imitates, method=found.method)
