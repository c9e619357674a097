"""Several codes joined in front of the @: made anew for each mail. Companies that write to customers keep one mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import auth, claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import random_label
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.local-part-machine-made",
    severity=Severity.LOW,
    text="The part before the @ ({local}) is pieced together from codes.",
    proves_not="Genuine services put identifiers there so that replies find their case.",
    needs=(Address, MailingList, AuthRecorded, BrandClaim),
    hits=[(sender("no_reply-caseid432799-odlgyjyu-h8og6y-p6s1uax@kurashi-notice.example"),)],
    misses=[
        (sender("hanako.suzuki1980@home.example"),),
        (sender("shipment-tracking@shop.example"),),
        (claim(), sender("b1-x9f3q7-k2m8z4-p6s1ux@bank.example"), auth("dkim", "pass", "bank.example", aligned=True)),
        (sender("a1-x9f3q7-k2m8z4-p6s1ux@talk.example"), MailingList(list_id="<talk.example>")),
    ],
)
def local_part_machine_made(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed or reading.vouched_by_brand():
        return
    local = reading.sender[0].local.lower()
    pieces = [piece for piece in re.split(r"[-_.+=]", local) if piece]
    coded = [piece for piece in pieces if re.search(r"\d", piece) and re.search(r"[a-z]", piece) and len(piece) >= 5]
    if len(local) >= 20 and len(pieces) >= 3 and coded and any(random_label(piece) for piece in pieces):
        yield cite(reading.sender[1], local=reading.sender[0].local)
