"""Work for high pay that nobody applied for."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.job-offer",
    severity=Severity.MEDIUM,
    text="The mail offers work nobody applied for ({phrase}).",
    proves_not="The reader may have signed up with an agency.",
    stance=Stance.UNWANTED,
    needs=(Lure, MailingList),
    hits=[(lure("job", "work from home"),)],
    misses=[(lure("document"),), (lure("job"), MailingList(list_id="<talk.example>"))],
)
def job_offer(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed:
        yield from lured_by(evidence, "job")
