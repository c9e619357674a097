"""Where pictures come from."""

from __future__ import annotations

import pytest

from gyotaku.observe.picture_sources import absolute, host_of, inline_bytes


@pytest.mark.parametrize(
    ("address", "content"),
    [
        ("data:image/png;base64,aGVs bG8=", b"hello"),
        ("data:image/png;base64,aGVsbG8", b"hello"),
        ("data:;charset=utf-8;base64,aGVsbG8%3D", b"hello"),
        ("data:text/plain,he%6clo", b"hello"),
        ("data:image/png;base64", b""),
        ("data:image/png;base64,a", b""),
    ],
)
def test_data_addresses(address: str, content: bytes) -> None:
    """Addresses that hold their own bytes give them, blanks and missing padding forgiven."""
    assert inline_bytes(address) == content


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://IMG.Example/a.png?x=1", "img.example"),
        ("http://img.example:8080/a", "img.example"),
        ("https://user@img.example/a", "img.example"),
        ("https://0x7f.1/a", "127.0.0.1"),
        ("https://www.bank.example@evil.example/a", "evil.example"),
        ("https:\\\\img.example\\a", "img.example"),
        ("images/a.png", ""),
        ("https://", ""),
    ],
)
def test_hosts(url: str, host: str) -> None:
    """The host is the one a browser would ask."""
    assert host_of(url) == host


def test_addresses_are_completed() -> None:
    """Addresses without a scheme are taken as the page means them; a full one is left as written."""
    assert absolute("//img.example/a", None) == "https://img.example/a"
    assert absolute("a.png", "https://b.example/x/") == "https://b.example/x/a.png"
    assert absolute("a.png", None) == "a.png"
    assert absolute("HTTPS://x.example/A", "https://b.example/") == "HTTPS://x.example/A"
