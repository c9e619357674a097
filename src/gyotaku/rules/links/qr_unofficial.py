"""The address is in a picture so that only the telephone, outside the company's filter, reads it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.qr-unofficial",
    severity=Severity.HIGH,
    text="A QR code opens {host}, which belongs neither to the sender nor to the brand named.",
    proves_not="Genuine mail for events or payments carries QR codes of outside services.",
    attack="T1566.002",
    needs=(Link, MailingList),
    hits=[(sender("a@shop.example"), linked("https://evil.example/", carrier="qr"))],
    misses=[
        (sender("a@shop.example"), linked("https://www.shop.example/", carrier="qr")),
        (claim(), sender("a@esp.example"), linked("https://www.bank.example/", carrier="qr")),
        (sender("a@shop.example"), linked("https://evil.example/")),
    ],
)
def qr_unofficial(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for link, seen in reading.links:
        if link.carrier == "qr" and not reading.official(link) and not link.official and not reading.own(link.goes_to):
            yield cite(seen, host=link.goes_to)
