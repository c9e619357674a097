"""The pass is real but speaks for another owner than the one shown; a reader sees only the one shown."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.checks import passes
from gyotaku.rules.examples import OWN, auth, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner


@rule(
    id="auth.passes-for-someone-else",
    severity=Severity.MEDIUM,
    text="A check passed, but for {signer}, not for the From domain {domain} that the reader sees.",
    proves_not="Mailing services that sign in their own name make genuine mail look the same.",
    needs=(AuthRecorded, Address, BrandClaim, MailingList, SenderClass),
    hits=[
        (
            claim(),
            sender(OWN),
            relation("official", "mail.bank.example"),
            auth("dkim", "pass", "kurashi-notice.example", aligned=False),
        )
    ],
    misses=[
        (claim(), sender(OWN), relation("official", "mail.bank.example"), auth("dkim", "pass", "bank.example", aligned=True)),
        (sender("a@shop.example"), auth("dkim", "pass", "esp.example", aligned=False)),
        (
            claim(),
            sender(OWN),
            auth("dkim", "pass", "esp.example", aligned=False),
            MailingList(unsubscribe="<mailto:u@esp.example>"),
        ),
    ],
)
def passes_for_someone_else(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if not reading.sender or not reading.claim or reading.vouched or reading.leavable:
        return
    if reading.related("mailing-service"):
        return
    for result, seen in passes(evidence):
        if result.domain and not same_owner(result.domain, reading.sender[0].domain):
            yield cite(seen, reading.sender[1], signer=result.domain, domain=reading.sender[0].domain)
            return
