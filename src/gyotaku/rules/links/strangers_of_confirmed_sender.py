"""As the rule on strangers, for a sender whose domain was confirmed: firms with several domains look the same, so do
attackers on their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, auth, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="links.strangers-of-confirmed-sender",
    severity=Severity.MEDIUM,
    text="The sender's domain {domain} was confirmed, but every link for its account procedure opens another, {host}.",
    proves_not="Firms with several domains, or outside services for such procedures, look the same.",
    attack="T1566.002",
    needs=(Address, Link, Lure, MailingList, AuthRecorded),
    hits=[(sender("a@shop.example"), auth("dkim", "pass", "shop.example", aligned=True), lure("restrict"), STRANGE_LINK)],
    misses=[
        (sender("a@shop.example"), lure("restrict"), STRANGE_LINK),
        (sender("a@shop.example"), auth("dkim", "pass", "shop.example", aligned=True), STRANGE_LINK),
        (
            sender("a@shop.example"),
            auth("dkim", "pass", "shop.example", aligned=True),
            lure("restrict"),
            linked("https://www.shop.example/"),
        ),
        (
            sender("a@takeya-mail.example"),
            auth("dkim", "pass", "takeya-mail.example", aligned=True),
            lure("restrict"),
            linked("https://www.takeya-online.example/"),
        ),
    ],
)
def strangers_of_confirmed_sender(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT]
    if reading.sender is None or not told or reading.listed or not reading.vouched:
        return
    strange = reading.strange()
    if strange and len(strange) == len(reading.calls) and not any(reading.own(link.goes_to) for link, _ in reading.links):
        link, seen = strange[0]
        yield cite(reading.sender[1], reading.vouched[0][1], told[0], seen, domain=reading.sender[0].domain, host=link.goes_to)
