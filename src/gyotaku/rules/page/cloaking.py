"""Only a comparison of visitors shows cloaking; a single timeout does not."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Cloaking
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="page.cloaking",
    severity=Severity.HIGH,
    text="Visitors of different kinds were shown different pages, as a comparison found ({detail}).",
    proves_not="Genuine sites also adapt to language and device.",
    attack="T1656",
    needs=(Cloaking,),
    hits=[
        (
            Cloaking(
                url="https://evil.example/",
                profiles=("desktop", "mobile"),
                outcome="different",
                detail="desktop: error page, mobile: form",
            ),
        )
    ],
    misses=[
        (Cloaking(url="https://evil.example/", profiles=("desktop", "mobile"), outcome="same"),),
        (Cloaking(url="https://evil.example/", profiles=("desktop",), outcome="not-compared"),),
    ],
)
def cloaking(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Cloaking, outcome="different"):
        yield cite(seen, detail=found.detail or ", ".join(found.profiles))
