"""Where a URL's pieces end."""

from __future__ import annotations

import pytest

from gyotaku.observe.url_end import LONGEST, authority_end, rest_end, trimmed_end


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("example.com/x", "example.com"),
        ("example.comへ", "example.com"),
        ("user@evil.example", "user@evil.example"),
        ("example.com,次", "example.com"),
        ("example.com.", "example.com"),
        ("[2001:db8::1]:80/", "[2001:db8::1]:80"),
        ("日本語.jpです", "日本語.jp"),
        ("お名前.com", "お名前.com"),
        ("から", ""),
        ("evil[.]com", ""),
        ("", ""),
    ],
)
def test_authority(text: str, authority: str) -> None:
    """The authority ends before a sentence; what was defanged or is no host has none."""
    assert text[: authority_end(text, 0)] == authority


def test_rest_is_bounded() -> None:
    """A path is cut at the longest length, and ends before a sentence."""
    text = "https://a.example/" + "x" * 20_000
    assert rest_end(text, 0, 17) == (LONGEST, [])
    assert rest_end("https://a.example/xへ", 0, 17) == (19, [])
    assert rest_end("https://a.example です", 0, 17) == (17, [])


def test_trimming() -> None:
    """Punctuation of the sentence and closers without opener are taken off, those of the URL stay."""
    for text, kept in (("https://a.example/x).", "https://a.example/x"), ("https://a.example/(x)", "https://a.example/(x)")):
        assert text[: trimmed_end(text, 0, len(text))] == kept
