"""Browsers read a backslash as a slash, filters do not; nobody types one by intent."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.backslash",
    severity=Severity.MEDIUM,
    text="A link uses backslashes ({raw}), which browsers and filters read differently.",
    proves_not="It may be a slip of the pen.",
    attack="T1027",
    needs=(Link,),
    hits=[(linked("https:\\\\evil.example\\x", host="evil.example", traits=("backslash",)),)],
    misses=[(linked("https://evil.example/x"),)],
)
def backslash(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in evidence.of(Link):
        if "backslash" in link.traits and link.host:
            yield cite(seen, raw=link.target)
