"""Mail programs run no script; a link that tries is aimed at those that do."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.script-url",
    severity=Severity.LOW,
    text="A link holds script (javascript:) instead of an address.",
    proves_not="It may have come along with text pasted from a web page.",
    attack="T1059.007",
    needs=(Link,),
    hits=[(linked("javascript:location='https://evil.example'", scheme="javascript", traits=("javascript",)),)],
    misses=[
        (linked("javascript:void(0)", scheme="javascript", traits=("javascript",)),),
        (linked("https://a.example/javascript"),),
    ],
)
def script_url(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in evidence.of(Link):
        if "javascript" in link.traits and len(link.target.split(":", 1)[-1].strip(" ;")) > 12:
            yield cite(seen)
