"""Tokens of one URL."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.observe.token_recipient import Recipients
from gyotaku.observe.token_urls import tokens_in, values_in

NOBODY = Recipients([])


def _values(url: str, recipients: Recipients = NOBODY, repeated: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(token.value, token.basis) for token in tokens_in(url, recipients, repeated)]


def test_the_seeds_link_has_no_token() -> None:
    """Words, however misspelt, are kept, and so is a made-up host: it is the address to report."""
    assert _values("https://caudshowcy.xy399566.example/netsgvice/logyino/") == []


@pytest.mark.parametrize(
    ("url", "tokens"),
    [
        ("https://evil.example/?secure=yR8kQ2mZxL", [("yR8kQ2mZxL", "high-entropy")]),
        ("https://evil.example/O8fK2qZ/", [("O8fK2qZ", "high-entropy")]),
        ("https://evil.example/a?id=48213", [("48213", "numbered-parameter")]),
        ("https://evil.example/a?parcel=1000399528451U", [("1000399528451U", "numbered-parameter")]),
        ("https://evil.example/a?48213991", [("48213991", "numbered-parameter")]),
        ("https://evil.example/u/1234567890123", [("1234567890123", "numbered-parameter")]),
        ("https://evil.example/?d=dGFyb3lhbWFkYTEyMw==&x=1", [("dGFyb3lhbWFkYTEyMw==", "high-entropy")]),
        (
            "https://www.google.com/url?q=https%3A%2F%2Fevil.example%2Flogin%3Fk%3DyR8kQ2mZxL&sa=D",
            [("yR8kQ2mZxL", "high-entropy")],
        ),
        ("mailto:leave-a8Xk2mQ9zz@list.example?subject=stop", [("leave-a8Xk2mQ9zz", "high-entropy")]),
    ],
)
def test_made_up_pieces(url: str, tokens: list[tuple[str, str]]) -> None:
    """Values and path segments drawn by lot or numbered are tokens, nested and padded ones too."""
    assert _values(url) == tokens


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example/sale/2024/summer-sale?utm_source=mail&utm_campaign=a8Xk2mQ9zz&lang=ja&page=2",
        "https://shop.example/static/app.62c6a4ea5484430d.css",
        "https://shop.example/?v=1.2.3&date=20260315",
        "https://bit.ly/3aB9xYz",
        "https://docs.google.com/forms/d/e/1FAIpQLSfGJfSDGslMI1OQ1x/viewform",
        "https://www.example.co.jp/news/20260315/index.html",
        "mailto:support@shop.example",
    ],
)
def test_what_is_the_same_for_everybody(url: str) -> None:
    """Campaign names, assets, versions, dates, a short link's own code and a form's own address are no tokens."""
    assert _values(url) == []


def test_the_recipient_wins() -> None:
    """Where a piece both names the recipient and looks drawn, it is told as the recipient's, and ranges never overlap."""
    recipients = Recipients(["taro.yamada@home.example"])
    tokens = tokens_in("https://evil.example/?e=taro.yamada@home.example&m=dGFyby55YW1hZGFAaG9tZS5leGFtcGxl", recipients)
    assert [token.basis for token in tokens] == ["recipient-address", "base64-of-recipient"]
    for token in tokens:
        assert token.url[token.start : token.end] == token.value


def test_mailto_keeps_whom_to_write_to() -> None:
    """The address a mailto: link writes to is no token, unless it is the recipient's own."""
    assert _values("mailto:help@bank.example", Recipients(["taro@home.example"])) == []
    assert _values("mailto:taro@home.example", Recipients(["taro@home.example"])) == [("taro@home.example", "recipient-address")]


def test_repeated_values() -> None:
    """A short value of letters and digits that several URLs of the mail carry marks the mail."""
    assert _values("https://evil.example/?k=ab12c") == []
    assert _values("https://evil.example/?k=ab12c", repeated=frozenset({"ab12c"})) == [("ab12c", "numbered-parameter")]
    assert values_in("https://evil.example/a/b?k=ab12c&z=%20#f=1") == {"ab12c", "1"}


def test_hostile_urls_take_bounded_time() -> None:
    """Very long URLs of separators, percent signs or digits are read in bounded time."""
    begin = time.process_time()
    for text in ("%25" * 50_000, "a=1&" * 50_000, "@" * 50_000, "a8" * 50_000, "%" * 50_000):
        tokens_in(f"https://evil.example/{text}", Recipients(["taro@home.example"]))
    assert time.process_time() - begin < 3


@given(st.text(alphabet="%25F3D=&?#/@.:;,aZ09-_+~é あ", max_size=200))
def test_ranges(path: str) -> None:
    """Tokens rise, never overlap, and are the text at their place."""
    end = 0
    for token in tokens_in(f"https://evil.example/{path}", Recipients(["taro.yamada@home.example"])):
        assert token.start >= end
        assert token.url[token.start : token.end] == token.value
        end = token.end


def test_a_recipient_called_like_the_site() -> None:
    """The reported domain stays readable even where the recipient's local part stands in it; left of it it is masked."""
    recipients = Recipients(["pocketcard@home.example"])
    assert _values("https://pocketcard.example/x", recipients) == []
    assert _values("https://pocketcard.evil.example/x", recipients) == [("pocketcard", "recipient-local")]
