"""A check whether a person is there: context only, since genuine sites and phishing sites alike stand behind one."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, viewed
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.visited import host_of, strange_views


@rule(
    id="page.challenge",
    severity=Severity.INFO,
    text="Visitors to {host} had to prove that a person is there, so the page behind it was not seen.",
    proves_not="Genuine sites use such checks everywhere.",
    needs=(PageView,),
    hits=[(viewed("challenge"),), (viewed("captcha"),)],
    misses=[(viewed("error-page"),), (viewed("login-form"),), (claim(), viewed("challenge", "https://www.bank.example/"))],
)
def challenge(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in strange_views(evidence, "challenge", "captcha"):
        yield cite(seen, host=host_of(page))
