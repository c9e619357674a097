"""Office files whose code starts by itself: nothing but the reader's permission stands between opening and running."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.macro-starts-itself",
    severity=Severity.MEDIUM,
    text="The attached {filename} holds a macro that starts by itself when the file is opened and macros are allowed.",
    proves_not="Forms and order sheets of offices use macros that start by themselves, too.",
    attack="T1204.002",
    needs=(Attachment,),
    hits=[(file("bill.xlsm", "xlsm", "auto-run", "macro"),)],
    misses=[(file("bill.xlsm", "xlsm", "macro"),)],
)
def macro_starts_itself(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "auto-run" in found.traits:
            yield cite(seen, filename=found.filename)
