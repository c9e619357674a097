"""A whole page hidden inside the address itself."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.data-url",
    severity=Severity.HIGH,
    text="A link carries a whole page inside its own address ({scheme}:).",
    proves_not="Some programs embed small pictures in the same way.",
    hard="link",
    attack="T1027.006",
    needs=(Link,),
    hits=[(linked("data:text/html;base64,PGZvcm0+", scheme="data", traits=("data-url",)),)],
    misses=[
        (linked("data:image/png;base64,iVBO", scheme="data", carrier="img", traits=("data-url",)),),
        (linked("https://a.example/data"),),
    ],
)
def data_url(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in evidence.of(Link):
        head = link.target[:40].lower()
        if "data-url" in link.traits and ("html" in head or "svg" in head or "javascript" in head):
            yield cite(seen, scheme="data")
