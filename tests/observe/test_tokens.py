"""Tokens of a whole mail."""

from __future__ import annotations

from tests.observing import observed

from gyotaku.model.facts import Token

NAMES = ("addresses", "subject", "links", "tokens")


def _tokens(text: str) -> list[tuple[str, str, str]]:
    return [(token.value, token.basis, token.url) for token, _ in observed(text, *NAMES).of(Token)]


def test_links_and_headers() -> None:
    """Tokens come from targets with their place in it, and from ids and return addresses that spell the recipient."""
    found = _tokens(
        "Return-Path: <bounce+taro.yamada=home.example@kit.example>\nMessage-ID: <dGFyby55YW1hZGFAaG9tZS5leGFtcGxl@kit.example>\n"
        "From: a@a.example\nTo: taro.yamada@home.example\nContent-Type: text/plain\n\nhttps://evil.example/?e=taro.yamada%40home.example\n"
    )
    url = "https://evil.example/?e=taro.yamada%40home.example"
    assert ("taro.yamada%40home.example", "recipient-address", url) in found
    assert ("taro.yamada=home.example", "recipient-address", "") in found
    assert ("dGFyby55YW1hZGFAaG9tZS5leGFtcGxl", "base64-of-recipient", "") in found


def test_subject_numbers() -> None:
    """A number that follows a subject is a token; a date is none."""
    head = "From: a@a.example\nTo: taro@home.example\nSubject: {}\nContent-Type: text/plain\n\nx\n"
    assert _tokens(head.format("Notice No.499503")) == [("499503", "subject-number", "")]
    assert _tokens(head.format("Notice [20260315]")) == []
    assert _tokens(head.format("Notice 2026")) == []


def test_repeated_value() -> None:
    """A short parameter that stands in several links is taken for the mail's own mark."""
    found = _tokens(
        "From: a@a.example\nTo: taro@home.example\nContent-Type: text/plain\n\nhttps://evil.example/a?zz=ab12c\nhttps://evil.example/b?zz=ab12c\n"
    )
    assert [value for value, _, _ in found] == ["ab12c", "ab12c"]
