"""Legal name, address, licence number or telephone number differ from what the company publishes."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.wrong-company-fact",
    severity=Severity.HIGH,
    text="A statement about the company ({excerpt}) differs from what it publishes ({expected}).",
    proves_not="After a move or a change of name the list may be out of date.",
    attack="T1656",
    needs=(TextTrait,),
    hits=[(trait("wrong-company-fact", "金融商品取引業者(金商)第164号", expected="関東財務局長(金商)第44号"),)],
    misses=[(trait("odd-spacing", "お 客 様"),)],
)
def wrong_company_fact(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="wrong-company-fact"):
        yield cite(seen, excerpt=found.excerpt, expected=found.expected or "?")
