"""The owner says "probably not from us". Weak alone: many owners never tightened it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import auth, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="auth.spf-softfail",
    severity=Severity.LOW,
    text="SPF gave softfail: the owner of {domain} does not expect mail from this server.",
    proves_not="Owners who never finished their set-up, and forwarding, give softfail too.",
    attack="T1672",
    needs=(AuthRecorded, MailingList),
    hits=[(auth("spf", "softfail", "shop.example"),)],
    misses=[
        (auth("spf", "neutral", "shop.example"),),
        (auth("spf", "softfail", "shop.example", trusted=False),),
        (sender("a@shop.example"), auth("spf", "softfail", "shop.example"), auth("dkim", "pass", "shop.example", aligned=True)),
    ],
)
def spf_softfail(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.vouched or reading.listed:
        return
    for result, seen in evidence.all(AuthRecorded, method="spf", outcome="softfail"):
        if result.trusted:
            yield cite(seen, domain=result.domain)
