"""Tell nobody, and do not ring: what a fraud about money must demand, for one question to a colleague would end it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import HeaderTrait, Lure, MailingList, Request, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

PRETEXTS = frozenset({"bec", "legal", "unpaid", "fraud_alert"})


@rule(
    id="text.asks-for-secrecy",
    severity=Severity.HIGH,
    text="Along with what it asks, the mail demands that nobody be told or rung up ({excerpt}).",
    proves_not="There are honest reasons for discretion.",
    attack="T1656",
    needs=(TextTrait, Lure, Request, MailingList, HeaderTrait),
    hits=[
        (lure("bec", "gift cards"), trait("secrecy", "keep this between us")),
        (lure("legal", "逮捕状"), trait("secrecy", "口外しないでください")),
    ],
    misses=[
        (trait("secrecy", "strictly confidential"),),
        (lure("bec", "gift cards"),),
        (lure("bec", "gift cards"), trait("secrecy", "keep this between us"), HeaderTrait(trait="reply")),
        (lure("bec", "gift cards"), trait("secrecy", "keep this between us"), MailingList(list_id="<talk.example>")),
    ],
)
def asks_for_secrecy(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.leavable or reading.answers:
        return
    told = [seen for found, seen in reading.lures if found.pretext in PRETEXTS]
    told += [seen for found, seen in reading.requests if found.asks == "transfer"]
    for found, seen in evidence.all(TextTrait, trait="secrecy") if told else ():
        yield cite(seen, told[0], excerpt=found.excerpt)
        return
