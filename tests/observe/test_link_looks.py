"""What a reader sees of a link."""

from __future__ import annotations

import pytest

from gyotaku.observe.link_looks import is_footer, shown_host
from gyotaku.observe.url_target import read_target


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://www.bank.co.jp/login", "www.bank.co.jp"),
        ("▼ www.bank.co.jp", "www.bank.co.jp"),
        ("ログインはこちら https://www.bank.co.jp/ から", "www.bank.co.jp"),
        ("Amazon.co.jp", "amazon.co.jp"),
        ("【vpass.ne.jp】", "vpass.ne.jp"),
        ("ｗｗｗ．ｂａｎｋ．ｃｏ．ｊｐ", "www.bank.co.jp"),
        ("今すぐ認証する", None),
        ("taro@bank.co.jp", None),
        ("report.pdf", None),
        ("Ver. 2.0", None),
        ("Amazon.co.jp のカスタマーサービス", None),
        ("", None),
    ],
)
def test_shown_host(text: str, host: str | None) -> None:
    """A text shows a host when it is an address or holds one; words, files, versions and mail addresses do not."""
    assert shown_host(text) == host


@pytest.mark.parametrize(
    ("text", "url", "tail", "footer"),
    [
        ("配信停止はこちら", "https://a.example/x", False, True),
        ("Unsubscribe", "https://a.example/x", False, True),
        ("こちら", "https://a.example/unsubscribe?u=1", False, True),
        ("", "https://www.facebook.com/a", False, True),
        ("こちら", "https://a.example/x", True, True),
        ("今すぐ認証する", "https://a.example/login", False, False),
    ],
)
def test_footer(text: str, url: str, tail: bool, footer: bool) -> None:
    """Words, path, social services and the place below the last words make a footer link."""
    assert is_footer(text, read_target(url), tail=tail) is footer
