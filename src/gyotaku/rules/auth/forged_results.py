"""An authentication result that the receiver did not write says "pass" where the receiver's own does not."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.checks import FAILED, forwarded
from gyotaku.rules.examples import auth
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner


@rule(
    id="auth.forged-results",
    severity=Severity.MEDIUM,
    text="The mail carries a {method} result of {claimed} that the receiver did not write; the receiver recorded {outcome}.",
    proves_not="An honest relay's result may have stopped being true on the way.",
    attack="T1036",
    needs=(AuthRecorded, MailingList),
    hits=[(auth("spf", "pass", "bank.example", trusted=False), auth("spf", "fail", "bank.example"))],
    misses=[
        (auth("spf", "pass", "bank.example", trusted=False), auth("spf", "pass", "bank.example")),
        (auth("spf", "pass", "bank.example", trusted=False), auth("dkim", "fail", "bank.example")),
        (
            auth("spf", "pass", "bank.example", trusted=False, header="ARC-Authentication-Results"),
            auth("spf", "fail", "bank.example"),
        ),
    ],
)
def forged_results(evidence: Evidence) -> Iterator[Citation]:
    if read(evidence).listed or forwarded(evidence):
        return
    claims = [
        (one, seen)
        for one, seen in evidence.all(AuthRecorded, trusted=False, outcome="pass")
        if not one.header.lower().startswith("arc-")
    ]
    for result, seen in evidence.all(AuthRecorded, trusted=True):
        for one, claimed in claims:
            if one.method == result.method and result.outcome in FAILED and same_owner(one.domain, result.domain):
                yield cite(claimed, seen, method=one.method.upper(), claimed=one.outcome, outcome=result.outcome)
