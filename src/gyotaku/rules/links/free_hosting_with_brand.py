"""The brand is claimed and the page to act on stands where anyone can put one."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, auth, claim, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.free-hosting-with-brand",
    severity=Severity.HIGH,
    text="The mail speaks for {brand} but leads to {host}, where anyone can put up a page for nothing.",
    proves_not="Companies sometimes run a campaign on an outside service.",
    hard="link",
    attack="T1583.006",
    needs=(Link, BrandClaim, AuthRecorded),
    hits=[(claim(), linked("https://x.freepages.example/", "ログイン", traits=("free-hosting",)))],
    misses=[
        (claim(), OFFICIAL_LINK),
        (claim("body", primary=False, mention=True), linked("https://x.freepages.example/", traits=("free-hosting",))),
        (
            claim(),
            sender("a@bank.example"),
            auth("dmarc", "pass", "bank.example", aligned=True),
            linked("https://x.freepages.example/", traits=("free-hosting",)),
        ),
    ],
)
def free_hosting_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = reading.claims_at("display", "subject", "logo-alt", "copyright")
    if not told or reading.vouched_by_brand():
        return
    for link, seen in reading.calls:
        if {"free-hosting", "dynamic-dns"} & set(link.traits) and not reading.official(link):
            yield cite(told[0][1], seen, host=link.goes_to, **named(told[0][0]))
