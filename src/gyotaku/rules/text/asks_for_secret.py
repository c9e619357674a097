"""A card number, password or one-time code is asked for in or behind an unsolicited mail."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment, AuthRecorded, Form, Link, Request
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.asks-for-secret",
    severity=Severity.HIGH,
    text="The mail asks the reader to enter {asks} ({phrase}).",
    proves_not="A negated sentence ('we never ask for …') may have been misread.",
    attack="T1598",
    needs=(Request, Link, AuthRecorded, Attachment, Form),
    hits=[
        (Request(asks="card", phrase="カード番号を入力してください"), STRANGE_LINK),
        (Request(asks="password", phrase="send us your password"), Request(asks="reply", phrase="reply")),
        (Request(asks="password", phrase="enter your password"), file("log-in.html", "html")),
    ],
    misses=[
        (Request(asks="click", phrase="こちらをクリック"), STRANGE_LINK),
        (Request(asks="login", phrase="ログインしてください"), STRANGE_LINK),
        (claim(), Request(asks="password", phrase="パスワードを変更"), OFFICIAL_LINK),
        (Request(asks="otp", phrase="認証コードを入力"),),
    ],
)
def asks_for_secret(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.vouched_by_brand() or (reading.calls and not reading.strange()):
        return
    # With no link, no file and no answer asked for, there is nowhere to enter it but where the reader goes unasked.
    answered = any(found.asks in {"reply", "call", "scan-qr", "open-file"} for found, _ in reading.requests)
    if not reading.calls and not answered and not evidence.first(Attachment) and not evidence.first(Form):
        return
    told: set[str] = set()
    for found, seen in reading.requests:
        if found.asks in {"card", "password", "otp", "seed"} and found.asks not in told:
            told.add(found.asks)
            yield cite(seen, asks=found.asks, phrase=found.phrase)
