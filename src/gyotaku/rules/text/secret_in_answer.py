"""The reader is to write a password, code or card number into the answer."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Link, Request
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

SECRETS = frozenset({"card", "password", "otp", "seed"})


@rule(
    id="text.secret-in-answer",
    severity=Severity.HIGH,
    text="The mail asks for a secret ({phrase}) in the answer itself ({reply}); it names no page to open.",
    proves_not="A helper who knows no better may ask for this as well.",
    attack="T1598",
    needs=(Request, Link, AuthRecorded),
    hits=[
        (Request(asks="password", phrase="enter your password"), Request(asks="reply", phrase="reply to this e-mail")),
    ],
    misses=[
        (Request(asks="password", phrase="reset your password"),),
        (Request(asks="reply", phrase="reply to this e-mail"),),
        (Request(asks="password", phrase="enter your password"), Request(asks="reply", phrase="reply to us"), STRANGE_LINK),
    ],
)
def secret_in_answer(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.links or reading.vouched_by_brand() or reading.listed or reading.answers:
        return
    secret = next((pair for pair in reading.requests if pair[0].asks in SECRETS), None)
    reply = next((pair for pair in reading.requests if pair[0].asks == "reply"), None)
    if secret and reply:
        yield cite(secret[1], reply[1], phrase=secret[0].phrase, reply=reply[0].phrase)
