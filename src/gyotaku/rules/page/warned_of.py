"""A browser or the network the page is served by stands in front of it and warns."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import viewed
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.visited import host_of, strange_views


@rule(
    id="page.warned-of",
    severity=Severity.MEDIUM,
    text="In place of the page behind the link ({host}) stands a warning against it ({words}).",
    proves_not="The attacker can show such words as well, and warnings are sometimes mistaken.",
    needs=(PageView,),
    hits=[(viewed("warning", title="Suspected phishing site", why=("words: suspected phishing",)),), (viewed("blocked"),)],
    misses=[
        (viewed("error-page", why=("words: access denied",)),),
        (viewed("warning", "https://www.google.com/safebrowsing"), viewed("alive", "https://news.example/phishing")),
    ],
)
def warned_of(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in strange_views(evidence, "warning", "blocked"):
        said = next((sign.partition(": ")[2] for sign in page.why if sign.startswith("words: ")), "")
        yield cite(seen, host=host_of(page), words=said or page.title or "-")
