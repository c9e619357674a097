"""Form builders collect answers for anyone; a bank does not ask there."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, claim, linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.form-service-with-brand",
    severity=Severity.HIGH,
    text="The mail speaks for {brand} but leads to a form builder anyone can use ({host}).",
    proves_not="Companies run surveys on outside form builders.",
    attack="T1598.003",
    needs=(Link, BrandClaim, AuthRecorded),
    hits=[(claim(), linked("https://docs.google.com/forms/d/e/1/viewform", traits=("form-builder",)))],
    misses=[
        (claim(), OFFICIAL_LINK),
        (linked("https://docs.google.com/forms/d/e/1/viewform", traits=("form-builder",)),),
        (claim(), linked("https://docs.google.com/document/d/1")),
    ],
)
def form_service_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or reading.vouched_by_brand():
        return
    for link, seen in reading.calls:
        if "form-builder" in link.traits and not reading.official(link):
            yield cite(seen, reading.claim[1], host=link.goes_to, **named(reading.claim[0]))
