"""Only a comparison of visitors shows cloaking; a single timeout does not. What decides about the page has rules of its own."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Cloaking
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, gate
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.visited import paired, strange

PAIR = ("desktop", "mobile")


@rule(
    id="page.cloaking",
    severity=Severity.HIGH,
    text="Visitors of different kinds ({visitors}) were shown different pages, as a comparison found.",
    proves_not="Genuine sites also adapt to language and device.",
    needs=(Cloaking,),
    hits=[
        (
            Cloaking(
                url="https://evil.example/",
                profiles=PAIR,
                outcome="different",
                detail="desktop: error page, mobile: form",
            ),
        ),
        # A gate is named, the pair that shows it is not.
        (Cloaking(url="https://evil.example/", profiles=PAIR, outcome="different", gate="device-gated"),),
    ],
    misses=[
        (Cloaking(url="https://evil.example/", profiles=PAIR, outcome="same"),),
        (Cloaking(url="https://evil.example/", profiles=("desktop",), outcome="not-compared"),),
        # Told by the rule on this gate.
        (gate("device-gated", PAIR),),
        (claim(), Cloaking(url="https://www.bank.example/", profiles=PAIR, outcome="different")),
    ],
)
def cloaking(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Cloaking, outcome="different"):
        if not paired(found) and strange(evidence, urlsplit(found.url).hostname or ""):
            yield cite(seen, visitors=", ".join(found.profiles))
