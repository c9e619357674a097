"""A running number in the display name makes each mail look new to filters that count senders; desks have none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.display-holds-code",
    severity=Severity.MEDIUM,
    text="The display name ({display}) holds a running number or code.",
    proves_not="A few genuine desks put a ticket number there.",
    needs=(Address, MailingList),
    hits=[
        (sender("a@home.example", display="Notice - Cod.977780"),),
        (sender("a@home.example", display="Cartao 720051476726826"),),
    ],
    misses=[
        (sender("a@home.example", display="Studio 2026"),),
        (sender("a@home.example", display="株式会社たけや 03-0000-0000"),),
        (sender("a@home.example", display="jo123456@home.example"),),
        (sender("a@home.example", display="Notice 977780"), MailingList(list_id="<talk.example>")),
    ],
)
def display_holds_code(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed or "@" in reading.sender[0].display:
        return
    # Four digits are a year; groups joined by hyphens are a telephone number.
    if re.search(r"(?<![\d-])\d{5,}(?![\d-])", reading.sender[0].display):
        yield cite(reading.sender[1], display=reading.sender[0].display)
