"""A notice whose link hands out a program: a statement, a bill or a document is none, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, HeaderTrait, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

PROGRAM = re.compile(r"/[^/?#]{1,120}\.(exe|msi|scr|bat|cmd|vbs|wsf|hta|lnk|jar|apk|xll)(?:[?#]|$)", re.IGNORECASE)
NOTICES = frozenset({"statement", "unpaid", "refund", "delivery", "document", "legal", "pay_failed", "fraud_alert", "verify"})
HANDED = linked("https://stranger.test/Statement_2025.exe")


@rule(
    id="links.leads-to-program",
    severity=Severity.HIGH,
    text="With a notice ({phrase}) the link hands out a program (.{ending}) from {host}: no notice comes as one.",
    proves_not="Firms do hand out programs of their own; this one was not looked at.",
    hard="link",
    attack="T1204.002",
    needs=(Address, Link, Lure, BrandClaim, MailingList, HeaderTrait),
    hits=[(sender("a@stranger.test"), lure("statement", "Your statement"), HANDED)],
    misses=[
        (sender("a@stranger.test"), lure("statement"), linked("https://stranger.test/Statement_2025.pdf")),
        (sender("a@stranger.test"), lure("commercial"), HANDED),
        (sender("a@stranger.test"), lure("statement"), HANDED, MailingList(list_id="<talk.example>")),
        (sender("a@stranger.test"), lure("statement"), HANDED, HeaderTrait(trait="reply")),
    ],
)
def leads_to_program(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = reading.lured(*NOTICES)
    if told is None or reading.listed or reading.answers or reading.vouched_by_brand():
        return
    for link, seen in reading.calls:
        ending = PROGRAM.search(link.final or link.url)
        if ending:
            yield cite(seen, told[1], phrase=told[0].phrase, ending=ending[1].lower(), host=link.goes_to)
            return
