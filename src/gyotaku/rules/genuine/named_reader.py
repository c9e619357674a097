"""The reader is called by name, and nothing leads to a stranger."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link, Salutation, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import STRANGE_LINK, claim, linked, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="genuine.named-reader",
    severity=Severity.LOW,
    text="The reader is called by name ({text}), and no link leads to a stranger.",
    proves_not="Fraud that uses leaked lists calls people by name as well.",
    stance=Stance.GENUINE,
    needs=(Salutation, Link, BrandClaim, SenderClass),
    hits=[(Salutation(style="name", text="鈴木花子 様"), sender("a@shop.example"), linked("https://www.shop.example/"))],
    misses=[
        (Salutation(style="name", text="鈴木花子 様"), sender("a@shop.example"), STRANGE_LINK),
        (Salutation(style="generic", text="お客様"), sender("a@shop.example")),
        (Salutation(style="name", text="鈴木花子 様"), sender(), claim(), relation("unrelated")),
    ],
)
def named_reader(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.strange() or reading.related("unrelated", "free-mail", "look-alike", "other-brand", "self"):
        return
    for found, seen in evidence.all(Salutation, style="name"):
        yield cite(seen, text=found.text)
