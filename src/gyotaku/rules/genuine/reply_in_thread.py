"""It answers an earlier mail by its id (RFC 5322 section 3.6.4), in plain words, without asking for a log-in."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, HeaderTrait, Subject
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="genuine.reply-in-thread",
    severity=Severity.MEDIUM,
    text="The mail answers an earlier one by its id ({value}).",
    proves_not="Thieves answer old talks from stolen mailboxes.",
    stance=Stance.GENUINE,
    needs=(HeaderTrait, BrandClaim, Subject),
    hits=[
        (
            HeaderTrait(trait="reply", value="<1@home.example>"),
            sender("jo@home.example"),
            Subject(text="Lunch", prefixes=("Re:",)),
        )
    ],
    misses=[
        (sender("jo@home.example"), Subject(text="Lunch", prefixes=("Re:",))),
        (
            HeaderTrait(trait="reply", value="<1@x.example>"),
            sender(),
            claim(),
            relation("unrelated"),
            Subject(text="x", prefixes=("Re:",)),
        ),
        (HeaderTrait(trait="reply", value="<1@home.example>"), sender("jo@home.example"), Subject(text="Lunch")),
    ],
)
def reply_in_thread(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.answers and reading.subject and reading.subject[0].prefixes and not reading.claim:
        yield cite(reading.answers[1], reading.subject[1], value=reading.answers[0].value)
