"""The weaker form: the brand is claimed elsewhere than in the display name, or its entry is unconfirmed."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.free-mail-naming-brand",
    severity=Severity.MEDIUM,
    text="The mail reads as if it came from {brand}, but was sent from a mailbox anyone can open ({domain}).",
    proves_not="A private person writing about the company looks the same.",
    attack="T1656",
    needs=(BrandClaim, SenderClass),
    hits=[(claim("subject"), relation("free-mail", "freemail.example", other="Freemail"))],
    misses=[(claim("body", primary=False, mention=True), relation("free-mail", "freemail.example"))],
)
def free_mail_naming_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("free-mail")
    provider = mailbox_provider(found[0].domain) if found else None
    leased = provider is not None and provider.kind in {"isp", "carrier"}
    told = reading.claims_at("display", "copyright", "logo-alt")
    if found and reading.claim and (leased or not (told and found[0].verified and told[0][0].verified)):
        yield cite(reading.claim[1], found[1], domain=found[0].domain, **named(reading.claim[0]))
