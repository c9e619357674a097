"""The page shows itself once; who looks again, an investigator for one, gets something else."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Cloaking, PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, gate, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.visited import gated

PAIR = ("desktop-ja", "desktop-ja-again")


@rule(
    id="page.one-time-page",
    severity=Severity.LOW,
    text=(
        "Shown at the first visit ({visitor}): {state_seen}; at the second ({visitor_other}): {state_other}."
        " Nothing else differs."
    ),
    proves_not="Genuine links to confirm an address or to set a password work only once as well.",
    needs=(Cloaking,),
    hits=[
        (gate("one-time", PAIR),),
        # The mail poses as a bank from the very domain it leads to: its own site is no excuse.
        (claim(), relation("unrelated", "evil.example"), sender("a@evil.example"), gate("one-time", PAIR)),
        # Only one of the two was sent away to the genuine site.
        (
            claim(),
            gate("one-time", PAIR, ("genuine-site", "login-form")),
            PageView(url="https://evil.example/", profile=PAIR[0], state="genuine-site", final_url="https://www.bank.example/"),
            PageView(url="https://evil.example/", profile=PAIR[1], state="login-form", final_url="https://evil.example/in"),
        ),
    ],
    misses=[
        (gate("device-gated", PAIR),),
        (gate("same", PAIR),),
        # The site of the brand that wrote, and of a sender who speaks for nobody else.
        (claim(), gate("one-time", PAIR, url="https://www.bank.example/login")),
        (sender("news@shop.example"), gate("one-time", PAIR, url="https://www.shop.example/")),
    ],
)
def one_time_page(evidence: Evidence) -> Iterator[Citation]:
    yield from gated(evidence, "one-time")
