"""Only who seems to come from a mailbox is let in: whoever types the address sees something else."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Cloaking, PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, gate, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.visited import gated

PAIR = ("desktop-ja", "desktop-ja-mail")


@rule(
    id="page.referrer-gated",
    severity=Severity.HIGH,
    text=(
        "Shown to one visitor ({visitor}): {state_seen}; to another ({visitor_other}): {state_other}."
        " The two differ only in where they seem to come from."
    ),
    proves_not="Genuine sites too refuse visitors who come from elsewhere than expected.",
    needs=(Cloaking,),
    hits=[
        (gate("referrer-gated", PAIR),),
        # The mail poses as a bank from the very domain it leads to: its own site is no excuse.
        (claim(), relation("unrelated", "evil.example"), sender("a@evil.example"), gate("referrer-gated", PAIR)),
        # Only one of the two was sent away to the genuine site.
        (
            claim(),
            gate("referrer-gated", PAIR, ("genuine-site", "login-form")),
            PageView(url="https://evil.example/", profile=PAIR[0], state="genuine-site", final_url="https://www.bank.example/"),
            PageView(url="https://evil.example/", profile=PAIR[1], state="login-form", final_url="https://evil.example/in"),
        ),
    ],
    misses=[
        (gate("device-gated", PAIR),),
        (gate("same", PAIR),),
        # The site of the brand that wrote, and of a sender who speaks for nobody else.
        (claim(), gate("referrer-gated", PAIR, url="https://www.bank.example/login")),
        (sender("news@shop.example"), gate("referrer-gated", PAIR, url="https://www.shop.example/")),
    ],
)
def referrer_gated(evidence: Evidence) -> Iterator[Citation]:
    yield from gated(evidence, "referrer-gated")
