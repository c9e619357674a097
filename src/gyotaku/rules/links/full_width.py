"""Full-width letters in an address still open, but pattern filters miss them."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.full-width",
    severity=Severity.MEDIUM,
    text="A link is written with full-width characters ({raw}); it opens {host}.",
    proves_not="Somebody may have typed it with a Japanese input method on.",
    attack="T1027",
    needs=(Link,),
    hits=[(linked("https://ｅｖｉｌ.example/x", host="evil.example", traits=("full-width",)),)],
    misses=[(linked("https://evil.example/全角"),)],
)
def full_width(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in evidence.of(Link):
        if "full-width" in link.traits and link.host:
            yield cite(seen, raw=link.target, host=link.host)
