"""No bank or shop takes a password over plain HTTP today."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link, Lure
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, linked, lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="links.no-encryption-for-login",
    severity=Severity.MEDIUM,
    text="The mail speaks for {brand} but leads to an unencrypted (http) page at {host}.",
    proves_not="Old genuine templates may still say http.",
    needs=(Link, BrandClaim, Lure),
    hits=[(claim(), lure("verify"), linked("http://evil.example/x"))],
    misses=[
        (claim(), lure("verify"), linked("https://evil.example/x")),
        (claim(), linked("http://evil.example/x")),
        (claim(), lure("verify"), linked("http://www.bank.example/")),
    ],
)
def no_encryption_for_login(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT]
    if reading.claim is None or not told:
        return
    for link, seen in reading.strange():
        if link.scheme == "http":
            yield cite(seen, told[0], reading.claim[1], host=link.goes_to, **named(reading.claim[0]))
