from __future__ import annotations

import pytest

from gyotaku.transport.ports import FailedError, Reply


def test_a_failure_says_code_and_detail() -> None:
    """The code is for programs, the sentence for people."""
    failed = FailedError("http-503", "rdap.example", wait=2.0)
    assert (failed.why, failed.wait) == ("http-503", 2.0)
    assert str(failed) == "http-503: rdap.example"


def test_a_body_that_is_no_json_fails_as_unparsable() -> None:
    """A provider never sees a decoder's own exception."""
    assert Reply(url="https://a.example/", status=200, body=b'{"a": 1}').json() == {"a": 1}
    for body in (b"<html>", b"", b"[" * 100_000):
        with pytest.raises(FailedError) as failed:
            Reply(url="https://a.example/", status=200, body=body).json()
        assert failed.value.why == "unparsable"


def test_a_reply_is_hashed_as_it_came() -> None:
    """The hash is of the bytes, not of what was read out of them."""
    assert Reply(url="", status=200, body=b"\xff").sha256 == "a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89"
    assert Reply(url="", status=200, body=b"\xff").text() == "\ufffd"
