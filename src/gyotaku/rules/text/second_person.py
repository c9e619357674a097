"""Japanese companies speak of お客様の or drop the pronoun; あなたの beside an account is a translator's word."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, HeaderTrait, Lure, MailingList, SenderClass, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, claim, lure, relation, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT

YOURS = trait("second-person", "あなたの口座")


@rule(
    id="text.second-person",
    severity=Severity.MEDIUM,
    text="A notice about an account ({phrase}) addresses the customer in a way Japanese companies avoid: {excerpt}.",
    proves_not="Services from abroad write such Japanese in genuine mail, too.",
    needs=(TextTrait, Lure, MailingList, HeaderTrait, AuthRecorded, BrandClaim, SenderClass, Address),
    hits=[(YOURS, lure("restrict")), (sender(), claim(), YOURS, lure("verify"))],
    misses=[
        (YOURS,),
        (YOURS, lure("commercial")),
        (YOURS, lure("restrict"), MailingList(list_id="<talk.example>")),
        (YOURS, lure("restrict"), HeaderTrait(trait="reply")),
        (YOURS, lure("restrict"), claim(), relation("official", "mail.bank.example")),
        (sender(OWN), claim(), auth("dkim", "pass", "mail.bank.example", aligned=True), YOURS, lure("restrict")),
    ],
)
def second_person(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.leavable or reading.answers or reading.vouched_by_brand() or reading.related("official", "group-company"):
        return
    told = next((pair for pair in reading.lures if pair[0].pretext in ACCOUNT), None)
    found = evidence.first(TextTrait, trait="second-person")
    if told and found:
        yield cite(found[1], told[1], excerpt=found[0].excerpt, phrase=told[0].phrase)
