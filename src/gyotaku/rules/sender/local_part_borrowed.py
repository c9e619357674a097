"""The sender's mailbox is made from the recipient's own local part, as in the seed report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data.letters import surprise
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.local-part-borrowed",
    severity=Severity.HIGH,
    text="The sender's local part ({local}) is built from the recipient's own local part ({borrowed}), as bulk tools do.",
    proves_not="Common names such as info can coincide; it does not show that the mailbox was taken over.",
    hard="sender",
    needs=(SenderClass, Address),
    hits=[
        (
            relation("unrelated", "gghxw.test", local_part="borrowed", borrowed="hanako7", suffix=".isztcg"),
            sender("hanako7.isztcg@gghxw.test"),
        )
    ],
    misses=[
        (relation("unknown", "home.example", local_part="borrowed", borrowed="info"), sender("info@home.example")),
        (
            relation("unknown", "home.example", local_part="borrowed", borrowed="hanako7", suffix="_list"),
            sender("hanako7_list@home.example"),
        ),
        (relation("self", "home.example", local_part="borrowed", borrowed="hanako7"), sender("hanako7@home.example")),
        (relation("unrelated", "home.example", local_part="plain"), sender("hanako7@home.example")),
    ],
)
def local_part_borrowed(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.relation is None or reading.sender is None:
        return
    found, _ = reading.relation
    # Two mailboxes of one person or club share a name ("fork", "fork_list"); only a machine adds a string that is no word.
    made = re.sub(r"[^a-z]", "", found.suffix.lower())
    random = (len(made) >= 4 and surprise(made) >= 5.5) or len(re.findall(r"\d", found.suffix)) >= 5
    if found.local_part == "borrowed" and random:
        # Both addresses are what it rests on; which brand is named has no part in it.
        owners = [seen for address, seen in evidence.of(Address) if address.local.lower() == found.borrowed.lower()]
        yield cite(reading.sender[1], *owners, local=reading.sender[0].local, borrowed=found.borrowed)
