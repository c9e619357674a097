"""Menu, help and button texts of a copied page all open the same address."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.all-to-one",
    severity=Severity.MEDIUM,
    text="{count} links with different words all open the same address at {host}.",
    proves_not="A simple genuine mail may want the reader on one page only.",
    needs=(Link, BrandClaim),
    hits=[
        (
            claim(),
            linked("https://evil.example/x", "ログイン"),
            linked("https://evil.example/x", "ヘルプ"),
            linked("https://evil.example/x", "プライバシー"),
            linked("https://evil.example/x", "お問い合わせ"),
        )
    ],
    misses=[
        (
            claim(),
            linked("https://www.bank.example/x", "ログイン"),
            linked("https://www.bank.example/x", "ヘルプ"),
            linked("https://www.bank.example/x", "プライバシー"),
            linked("https://www.bank.example/x", "お問い合わせ"),
        ),
        (
            linked("https://shop.example/x", "Buy"),
            linked("https://shop.example/x", "Buy"),
            linked("https://shop.example/x", "Buy"),
        ),
    ],
)
def all_to_one(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    targets = {link.target for link, _ in reading.links}
    texts = {link.text.strip() for link, _ in reading.links if link.text.strip() and not link.shown}
    if reading.claim and len(targets) == 1 and len(texts) >= 4:
        link, _ = reading.links[0]
        if not reading.official(link) and not reading.own(link.goes_to):
            yield cite(*(seen for _, seen in reading.links), count=str(len(texts)), host=link.goes_to)
