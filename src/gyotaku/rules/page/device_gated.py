"""A page for telephones only, and an error or something harmless for whoever looks from a desk."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Cloaking, PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, gate, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.visited import gated

PAIR = ("desktop-ja", "iphone-ja")


@rule(
    id="page.device-gated",
    severity=Severity.HIGH,
    text=(
        "Shown to one visitor ({visitor}): {state_seen}; to another ({visitor_other}): {state_other}."
        " The two differ only in the kind of device."
    ),
    proves_not="Some genuine services are made for telephones only.",
    needs=(Cloaking,),
    hits=[
        (gate("device-gated", PAIR),),
        # The mail poses as a bank from the very domain it leads to: its own site is no excuse.
        (claim(), relation("unrelated", "evil.example"), sender("a@evil.example"), gate("device-gated", PAIR)),
        # Only one of the two was sent away to the genuine site.
        (
            claim(),
            gate("device-gated", PAIR, ("genuine-site", "login-form")),
            PageView(url="https://evil.example/", profile=PAIR[0], state="genuine-site", final_url="https://www.bank.example/"),
            PageView(url="https://evil.example/", profile=PAIR[1], state="login-form", final_url="https://evil.example/in"),
        ),
    ],
    misses=[
        (gate("region-gated", PAIR),),
        (gate("same", PAIR),),
        # The site of the brand that wrote, and of a sender who speaks for nobody else.
        (claim(), gate("device-gated", PAIR, url="https://www.bank.example/login")),
        (sender("news@shop.example"), gate("device-gated", PAIR, url="https://www.shop.example/")),
    ],
)
def device_gated(evidence: Evidence) -> Iterator[Citation]:
    yield from gated(evidence, "device-gated")
