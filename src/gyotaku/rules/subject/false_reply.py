"""A Re: without any reference to an earlier mail borrows the trust of a talk that never was (RFC 5322 section 3.6.4)."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import HeaderTrait, MailingList, Subject
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="subject.false-reply",
    severity=Severity.MEDIUM,
    text="The subject reads as a reply ({prefix}), but the mail refers to no earlier one.",
    proves_not="People type Re: by hand, and old programs leave the reference out.",
    attack="T1656",
    needs=(Subject, HeaderTrait, MailingList),
    hits=[(Subject(text="Your account", prefixes=("Re:",)), lure("restrict"))],
    misses=[
        (Subject(text="Your account", prefixes=("Re:",)), HeaderTrait(trait="reply"), lure("restrict")),
        (Subject(text="Your account", prefixes=("Fwd:",)), lure("restrict")),
        (Subject(text="Lunch", prefixes=("Re:",)),),
        (Subject(text="Your account"), lure("restrict")),
    ],
)
def false_reply(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.subject is None or reading.leavable or not reading.lures or reading.answers:
        return
    for prefix in reading.subject[0].prefixes[:1]:
        if prefix.lower().startswith(("re", "aw", "sv", "antw", "返信")):
            yield cite(reading.subject[1], reading.lures[0][1], prefix=prefix)
