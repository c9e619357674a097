"""The plain part says something else than the page: one is for filters, one for people."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.alternative-differs",
    severity=Severity.MEDIUM,
    text="The plain part and the page say different things; one of them may be meant for filters.",
    proves_not="Genuine senders often shorten or neglect the plain part.",
    attack="T1027",
    needs=(Body, MailingList),
    hits=[(Body(blocks=(), part="2", media_type="text/html", alternative_differs=True),)],
    misses=[
        (Body(blocks=(), part="2", media_type="text/html", alternative_differs=False),),
        (Body(blocks=(), part="2", media_type="text/html"),),
        (
            Body(blocks=(), part="2", media_type="text/html", alternative_differs=True),
            MailingList(unsubscribe="<mailto:u@esp.example>"),
        ),
    ],
)
def alternative_differs(evidence: Evidence) -> Iterator[Citation]:
    for body, seen in evidence.of(Body):
        if body.alternative_differs and not read(evidence).leavable:
            yield cite(seen)
