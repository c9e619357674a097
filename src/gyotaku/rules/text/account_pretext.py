"""The words of an account notice. Weak by design: genuine notices use the same."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, claim, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="text.account-pretext",
    severity=Severity.LOW,
    text="The text calls for a procedure on an account or payment ({phrase}).",
    proves_not="Genuine notices use the same words; alone they decide nothing.",
    attack="T1598",
    needs=(Lure, AuthRecorded, MailingList),
    hits=[
        (lure("restrict"),),
        (lure("restrict"), MailingList(list_id="<spc.304613.sparkpostmail.com>")),
        (lure("restrict"), MailingList(list_id="<3801.service.example>", one_click=True)),
    ],
    misses=[
        (lure("commercial", "sale"),),
        (lure("restrict"), MailingList(list_id="<talk.example>")),
        (claim(), sender(OWN), lure("restrict"), auth("dkim", "pass", "bank.example", aligned=True)),
    ],
)
def account_pretext(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.listed or reading.vouched_by_brand():
        return
    told: set[str] = set()
    for found, seen in reading.lures:
        if found.pretext in ACCOUNT and found.pretext not in told:
            told.add(found.pretext)
            yield cite(seen, phrase=found.phrase)
