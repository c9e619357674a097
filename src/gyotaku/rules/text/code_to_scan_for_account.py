"""A code to be read with the telephone leads past the reader's filters, for an account procedure that no brand confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, Lure, MailingList, Request
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, claim, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT

SCAN = Request(asks="scan-qr", phrase="QRコードを長押し")


@rule(
    id="text.code-to-scan-for-account",
    severity=Severity.HIGH,
    text="For a matter of account or payment ({phrase}) the reader is told to scan a code ({asks}).",
    proves_not="Tickets and pick-up notices bring codes to be shown; what the code holds may not have been read.",
    attack="T1566.002",
    needs=(Lure, Request, MailingList, AuthRecorded, BrandClaim, Address),
    hits=[(sender(), lure("refund", "補贴"), SCAN)],
    misses=[
        (sender(), SCAN),
        (sender(), lure("commercial"), SCAN),
        (claim(), sender(OWN), lure("verify"), SCAN, auth("dkim", "pass", "mail.bank.example", aligned=True)),
        (sender(), lure("verify"), SCAN, MailingList(list_id="<talk.example>")),
    ],
)
def code_to_scan_for_account(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.listed or reading.vouched_by_brand():
        return
    told = next(((found, seen) for found, seen in reading.lures if found.pretext in ACCOUNT), None)
    asked = next(((found, seen) for found, seen in reading.requests if found.asks == "scan-qr"), None)
    if told and asked:
        yield cite(asked[1], told[1], phrase=told[0].phrase, asks=asked[0].phrase)
