"""Translation services serve any page under a trusted company's name."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.translation-proxy",
    severity=Severity.MEDIUM,
    text="A link goes through a translation service ({host}), which shows any page under a trusted name.",
    proves_not="People use translation services to help their readers.",
    attack="T1566.002",
    needs=(Link,),
    hits=[(linked("https://evil-example.translate.goog/x", traits=("redirector", "translate-proxy")),)],
    misses=[(linked("https://translate.bank.example/x"),), (linked("https://search.example/url", traits=("redirector",)),)],
)
def translation_proxy(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in read(evidence).calls:
        if "translate-proxy" in link.traits:
            yield cite(seen, host=link.host)
