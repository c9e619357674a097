"""The oldest trick: the text reads as one address, the target is another.

Click trackers of the sender's own mailing service are no such case.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import auth, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, opaque, read, same_owner


@rule(
    id="links.text-host-mismatch",
    severity=Severity.HIGH,
    text="A link shows {shown} but opens {actual}.",
    proves_not="Click counting by a mailing service makes the two differ in genuine mail too.",
    attack="T1566.002",
    needs=(Link, AuthRecorded),
    hits=[(linked("https://evil.example/x", "www.bank.example", shown="www.bank.example"),)],
    misses=[
        (linked("https://evil.example/x", "Click here"),),
        (linked("https://www.bank.example/x", "bank.example", shown="bank.example"),),
        (linked("https://click.esp.example/x", "www.shop.example", shown="www.shop.example", traits=("tracker",)),),
        (
            sender("a@shop.example"),
            auth("dkim", "pass", "shop.example", aligned=True),
            linked("https://c.clicks.example/x", "www.shop.example", shown="www.shop.example"),
        ),
        (
            linked(
                "https://r.example/?u=x", "shop.example", shown="shop.example", final_host="shop.example", traits=("redirector",)
            ),
        ),
    ],
)
def text_host_mismatch(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for link, seen in () if reading.vouched_by_brand() else reading.links:
        # A confirmed sender whose own address is shown counts clicks through its service.
        counted = bool(reading.vouched) and bool(link.shown) and reading.own(link.shown or "")
        if link.shown and not opaque(link) and not counted and not same_owner(link.shown, link.goes_to):
            yield cite(seen, shown=link.shown, actual=link.goes_to)
