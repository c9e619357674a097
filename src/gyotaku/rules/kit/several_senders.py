"""More than one From field: programs disagree on which one to show, and one of them is the lie."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import HeaderTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="kit.several-senders",
    severity=Severity.HIGH,
    text="The mail has more than one From field; which sender is shown depends on the reader's program.",
    proves_not="Faulty genuine programs have doubled the field before.",
    attack="T1036",
    needs=(HeaderTrait,),
    hits=[(HeaderTrait(trait="duplicate-from", value="2"),)],
    misses=[(HeaderTrait(trait="no-message-id"),)],
)
def several_senders(evidence: Evidence) -> Iterator[Citation]:
    for _, seen in evidence.all(HeaderTrait, trait="duplicate-from"):
        yield cite(seen)
