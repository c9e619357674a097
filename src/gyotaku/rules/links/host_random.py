"""Hosts made up by the thousand read like no name."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.names import random_label
from gyotaku.rules.reading import cite, opaque, read


@rule(
    id="links.host-random",
    severity=Severity.MEDIUM,
    text="The linked domain {host} is a meaningless string of letters.",
    proves_not="Abbreviations and identifiers can look the same.",
    attack="T1583.001",
    needs=(Link,),
    hits=[(linked("https://xkqzjwvb.example/"),)],
    misses=[(linked("https://www.kurashi-notice.example/"),), (linked("https://ct.esp.example/xkqzjwvb"),)],
)
def host_random(evidence: Evidence) -> Iterator[Citation]:
    told: set[str] = set()
    for link, seen in read(evidence).calls:
        host = link.goes_to
        label = (link.final_registrable or link.registrable).partition(".")[0]
        if host not in told and label and not link.official and not opaque(link) and random_label(label):
            told.add(host)
            yield cite(seen, host=host)
