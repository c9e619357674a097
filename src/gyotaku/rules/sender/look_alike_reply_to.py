"""Answers are drawn to a domain made to be mistaken for the brand's."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import LookAlike
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import BRAND
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="sender.look-alike-reply-to",
    severity=Severity.HIGH,
    text="Replies would go to {host}, a domain that imitates {imitates} ({method}).",
    proves_not="An unrelated organisation may happen to have a similar name.",
    hard="sender",
    attack="T1583.001",
    needs=(LookAlike,),
    hits=[
        (
            LookAlike(
                host="bamk.example",
                registrable="bamk.example",
                imitates="bank.example",
                brand=BRAND,
                method="typo",
                place="reply-to",
            ),
        )
    ],
    misses=[
        (
            LookAlike(
                host="bamk.example",
                registrable="bamk.example",
                imitates="bank.example",
                brand=BRAND,
                method="typo",
                place="display",
            ),
        )
    ],
)
def look_alike_reply_to(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(LookAlike, place="reply-to"):
        yield cite(seen, host=found.host, imitates=found.imitates, method=found.method)
