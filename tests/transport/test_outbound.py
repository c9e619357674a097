from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from gyotaku.transport.outbound import Gate, Log
from gyotaku.transport.ports import FailedError

NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "what",
    [
        "https://evil.example/?to=Taro.Test@rcpt.example",
        "https://evil.example/?to=taro.test%40rcpt.example",
        "https://evil.example/?to=taro.test%2540rcpt.example",
        "taro.test@rcpt.example._spf.evil.example",
        "https://evil.example/tok-4711-abc/",
    ],
)
def test_what_names_the_recipient_is_not_sent(what: str) -> None:
    """The last look finds private words in any letter case and behind percent-codes."""
    gate = Gate(Log(), "urlhaus", private=["taro.test@rcpt.example", "TOK-4711-abc"])
    with pytest.raises(FailedError) as failed:
        gate.check(what)
    assert failed.value.why == "names-recipient"
    assert "taro" not in str(failed.value).lower()


def test_other_questions_pass_and_short_words_forbid_nothing() -> None:
    """A private word of three letters would forbid every name that holds it."""
    log = Log()
    Gate(log, "rdap", private=["com", "taro.test@rcpt.example"]).check("https://rdap.example/domain/evil.com")
    assert log.lines() == []


def test_the_log_says_who_was_told_what_and_never_a_key() -> None:
    """One line a question, oldest first, with keys replaced."""
    log = Log()
    Gate(log, "virustotal", key="s3cret", now=lambda: NOW).sent(
        "vt.example:443", "GET https://vt.example/?k=s3cret", "http 200", 12
    )
    line = json.loads(log.jsonl())
    assert line == {
        "at": "2026-03-15T09:00:00Z",
        "way": "virustotal",
        "to": "vt.example:443",
        "what": "GET https://vt.example/?k=KEY",
        "outcome": "http 200",
        "received": 12,
    }
