"""Who has only an address list greets the address."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Salutation
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.address-as-name",
    severity=Severity.MEDIUM,
    text="The reader is greeted by an e-mail address or a part of it, as by someone who knows no name.",
    proves_not="Services whose member id is the address greet so, too.",
    needs=(Salutation, AuthRecorded),
    hits=[(Salutation(style="address", text="hanako7@home.example 様"),), (Salutation(style="local-part", text="hanako7 様"),)],
    misses=[(Salutation(style="name", text="鈴木花子 様"),), (Salutation(style="generic", text="お客様"),)],
)
def address_as_name(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Salutation):
        if found.style in {"address", "local-part"} and not read(evidence).vouched_by_brand():
            yield cite(seen)
