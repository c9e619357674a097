"""A card number, password or one-time code is asked for in or behind an unsolicited mail."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Link, Request
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.asks-for-secret",
    severity=Severity.HIGH,
    text="The mail asks the reader to enter {asks} ({phrase}).",
    proves_not="A negated sentence ('we never ask for …') may have been misread.",
    attack="T1598",
    needs=(Request, Link, AuthRecorded),
    hits=[
        (Request(asks="card", phrase="カード番号を入力してください"), STRANGE_LINK),
        (Request(asks="password", phrase="reply with your password"),),
    ],
    misses=[
        (Request(asks="click", phrase="こちらをクリック"), STRANGE_LINK),
        (Request(asks="login", phrase="ログインしてください"), STRANGE_LINK),
        (claim(), Request(asks="password", phrase="パスワードを変更"), OFFICIAL_LINK),
    ],
)
def asks_for_secret(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.vouched_by_brand() or (reading.calls and not reading.strange()):
        return
    told: set[str] = set()
    for found, seen in reading.requests:
        if found.asks in {"card", "password", "otp", "seed"} and found.asks not in told:
            told.add(found.asks)
            yield cite(seen, asks=found.asks, phrase=found.phrase)
