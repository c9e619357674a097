"""Percent signs in the host part serve only to hide it from readers and filters."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.encoded-authority",
    severity=Severity.HIGH,
    text="The host part of a link is percent-encoded ({raw}); it opens {host}.",
    proves_not="A faulty mail program may encode by mistake.",
    hard="link",
    attack="T1027",
    needs=(Link,),
    hits=[(linked("https://%65vil.example/x", host="evil.example", traits=("encoded-authority",)),)],
    misses=[(linked("https://shop.example/%65vil"),)],
)
def encoded_authority(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in evidence.of(Link):
        if "encoded-authority" in link.traits and link.host:
            yield cite(seen, raw=link.target, host=link.host)
