"""A made-up program name ("Zpzcpwnp Nxxfdnx 03.33") dodges filters that know the real ones."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Mailer
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="kit.random-mailer",
    severity=Severity.HIGH,
    text="The program's name is a meaningless string ({name}).",
    proves_not="It may be a home-made program nobody knows.",
    attack="T1036",
    needs=(Mailer,),
    hits=[(Mailer(name="Zpzcpwnp Nxxfdnx 03.33", header="X-Mailer", traits=("random",)),)],
    misses=[(Mailer(name="Becky! ver. 2.81", header="X-Mailer"),)],
)
def random_mailer(evidence: Evidence) -> Iterator[Citation]:
    for mailer, seen in evidence.of(Mailer):
        if "random" in mailer.traits:
            yield cite(seen, name=mailer.name)
