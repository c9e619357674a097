"""Targets hidden elsewhere than in a parameter."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from gyotaku.observe.unwrap import unwrap
from gyotaku.observe.unwrap_forms import MOST_INFLATED, decoded_base64, inflated, inner_url
from gyotaku.observe.url_target import read_target


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def test_inner_url() -> None:
    """A URL is decoded as often as it was encoded, at most three times; anything else is nothing."""
    assert inner_url("https%253A%252F%252Fa.example%252F") == "https://a.example/"
    assert inner_url("https://a.example/%41") == "https://a.example/%41"
    assert inner_url("login") == ""
    assert inner_url("https%252525253A//a") == ""


def test_decoded_base64() -> None:
    """Both alphabets, with and without padding; what is no base64 gives nothing."""
    assert decoded_base64("aHR0cHM6Ly9hLmV4YW1wbGUv") == "https://a.example/"
    assert decoded_base64("dGFyb0BleGFtcGxlLmpw%3D") == "taro@example.jp"
    assert decoded_base64("a") == ""
    assert decoded_base64("***") == ""


def test_inflated() -> None:
    """A compressed path is unpacked, never beyond its bound."""
    assert inflated(f"/c/{_b64(zlib.compress(b'u=https://a.example/&padding=' + bytes(range(60, 90))))}").startswith(
        "u=https://a.example/"
    )
    assert len(inflated(f"/c/{_b64(zlib.compress(b'a' * 10_000_000))}")) <= MOST_INFLATED
    assert inflated("/c/eJ" + "x" * 40) == ""
    assert inflated("/other") == ""


_MANDRILL = _b64(json.dumps({"s": "x", "p": json.dumps({"u": 1, "url": "https://evil.example/x"})}).encode())
_MAILGUN = _b64(zlib.compress(b'{"h":"a1b2c3","l":"https://evil.example/x","r":"taro@example.jp"}'))


@pytest.mark.parametrize(
    "url",
    [
        f"https://mandrillapp.com/track/click/123/evil.example?p={_MANDRILL}",
        f"https://email.shop.example/c/{_MAILGUN}",
        "https://click.pstmrk.it/3s/evil.example%2Fx/abc/def",
        "https://secure-web.cisco.com/1abc/https%3A%2F%2Fevil.example%2Fx",
        "https://url.avanan.click/v2/___https://evil.example/x___.YXAz",
        "https://ad.doubleclick.net/ddm/clk/1;2;n?https://evil.example/x",
        f"https://substack.com/redirect/2/{_b64(json.dumps({'e': 'https://evil.example/x'}).encode())}.sig",
        f"https://x1.mjt.lu/lnk/AAA/BBB/1/{_b64(b'https://evil.example/x')}",
        f"https://rdsig.yahoo.co.jp/RV=1/RU={_b64(b'https://evil.example/x')}",
        "https://urldefense.com/v3/__https:/evil.example/x__;!!abc$",
        "https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Fevil.example%2Fx&k=1",
        "https://prf.hn/click/camref:1/pubref:2/destination:https%3A%2F%2Fevil.example%2Fx",
    ],
)
def test_forms(url: str) -> None:
    """Paths, JSON, compressed and encoded pieces of known services give their target."""
    found = unwrap(read_target(url)).final
    assert found is not None
    assert found.url == "https://evil.example/x"


def test_run_lengths_of_url_defense() -> None:
    """Version 3 of URL Defense takes several characters out at once: `**A` stands for two (the letter counts from two)."""
    held = _b64("あい".encode())
    found = unwrap(read_target(f"https://urldefense.com/v3/__https://evil.example/**A__;{held}!!x$")).final
    assert found is not None
    assert found.url == "https://evil.example/%E3%81%82%E3%81%84"
