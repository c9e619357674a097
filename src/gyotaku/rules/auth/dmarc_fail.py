"""Neither SPF nor an aligned signature vouches for the From domain.

Forwarders and lists break genuine mail in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.checks import FAILED, forwarded
from gyotaku.rules.examples import auth
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="auth.dmarc-fail",
    severity=Severity.HIGH,
    text="The receiving server recorded a DMARC failure for the From domain {domain}.",
    proves_not="Forwarding and mailing lists break genuine mail in the same way.",
    attack="T1672",
    needs=(AuthRecorded, MailingList),
    hits=[(auth("dmarc", "fail", "shop.example"),)],
    misses=[
        (auth("dmarc", "fail", "shop.example", trusted=False),),
        (auth("dmarc", "none", "shop.example"),),
        (auth("dmarc", "fail", "shop.example"), MailingList(list_id="<talk.example>")),
        (auth("dmarc", "fail", "shop.example"), auth("arc", "pass", "talk.example")),
    ],
)
def dmarc_fail(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.listed or forwarded(evidence):
        return
    for result, seen in evidence.all(AuthRecorded, method="dmarc"):
        if result.trusted and result.outcome in FAILED:
            yield cite(seen, domain=result.domain or (reading.sender[0].domain if reading.sender else ""))
