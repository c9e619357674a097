"""A company that has its own domain does not write to customers from a free mailbox."""

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
    id="sender.free-mail-as-company",
    severity=Severity.HIGH,
    text="The display name says {brand}, but the mail comes from a mailbox anyone can open ({domain}).",
    proves_not="A branch or an employee may use a private mailbox, against the company's habit.",
    hard="sender",
    attack="T1656",
    needs=(BrandClaim, SenderClass),
    hits=[(claim("display"), relation("free-mail", "freemail.example", other="Freemail"))],
    misses=[
        (claim("body"), relation("free-mail", "freemail.example", other="Freemail")),
        (claim("display", verified=False), relation("free-mail", "freemail.example", verified=False)),
        (claim("display"), relation("official", "mail.bank.example")),
        (claim("display"), relation("free-mail", "x000.dion.ne.jp", other="au")),
    ],
)
def free_mail_as_company(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("free-mail")
    told = reading.claims_at("display", "copyright", "logo-alt")
    # Providers of lines give mailboxes too, and are brands themselves; only a mailbox anyone opens in a minute is hard.
    provider = mailbox_provider(found[0].domain) if found else None
    leased = provider is not None and provider.kind in {"isp", "carrier"}
    if found and told and not leased and found[0].verified and told[0][0].verified:
        yield cite(told[0][1], found[1], domain=found[0].domain, **named(told[0][0]))
