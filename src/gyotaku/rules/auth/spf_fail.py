"""The envelope domain's owner says that this server may not send for it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.checks import FAILED
from gyotaku.rules.examples import auth, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="auth.spf-fail",
    severity=Severity.MEDIUM,
    text="SPF failed: the owner of {domain} does not allow the server that delivered this mail.",
    proves_not="Plain forwarding makes SPF fail as well.",
    attack="T1672",
    needs=(AuthRecorded, MailingList),
    hits=[(auth("spf", "fail", "shop.example"),), (auth("spf", "hardfail", "shop.example"),)],
    misses=[
        (auth("spf", "softfail", "shop.example"),),
        (auth("spf", "fail", "shop.example", trusted=False),),
        (sender("a@shop.example"), auth("spf", "fail", "shop.example"), auth("dkim", "pass", "shop.example", aligned=True)),
    ],
)
def spf_fail(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.vouched or reading.listed:
        return
    for result, seen in evidence.all(AuthRecorded, method="spf"):
        if result.trusted and result.outcome in FAILED:
            yield cite(seen, domain=result.domain)
