"""Spellings of the recipient."""

from __future__ import annotations

import base64
import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.observe.token_recipient import Recipients

ADDRESS = "taro.yamada@home.example"
FORMS = [
    (ADDRESS, "recipient-address"),
    ("TARO.Yamada@Home.example", "recipient-address"),
    ("taro.yamada%40home.example", "recipient-address"),
    ("taro.yamada%2540home.example", "recipient-address"),
    ("taro.yamada=home.example", "recipient-address"),
    ("".join(f"%{ord(character):02x}" for character in ADDRESS), "recipient-address"),
    (ADDRESS.encode().hex(), "recipient-address"),
    (bytes([0x5A, *(ord(character) ^ 0x5A for character in ADDRESS)]).hex(), "recipient-address"),
    (ADDRESS[::-1], "recipient-address"),
    (codecs.encode(ADDRESS, "rot13"), "recipient-address"),
    ("taro.yamada", "recipient-local"),
    ("taroyamada", "recipient-local"),
    (base64.b64encode(ADDRESS.encode()).decode(), "base64-of-recipient"),
    (base64.b64encode(ADDRESS.encode()).decode().rstrip("="), "base64-of-recipient"),
    (base64.urlsafe_b64encode(b'{"m":"taro.yamada@home.example"}').decode(), "base64-of-recipient"),
    (base64.b64encode(b"taro.yamada").decode(), "base64-of-recipient"),
    (hashlib.md5(ADDRESS.encode(), usedforsecurity=False).hexdigest(), "hash-of-recipient"),
    (hashlib.sha1(ADDRESS.encode(), usedforsecurity=False).hexdigest().upper(), "hash-of-recipient"),
    (hashlib.sha256(ADDRESS.upper().encode()).hexdigest(), "hash-of-recipient"),
    (hashlib.sha256(b"taro.yamada").hexdigest(), "hash-of-recipient"),
    (hashlib.sha256(ADDRESS.encode()).hexdigest()[:20], "hash-of-recipient"),
    (base64.b64encode(hashlib.md5(ADDRESS.encode(), usedforsecurity=False).digest()).decode(), "hash-of-recipient"),
]


@pytest.mark.parametrize(("form", "basis"), FORMS)
def test_every_spelling_is_found(form: str, basis: str) -> None:
    """Whatever way a URL spells the recipient, the whole spelling is found with what it is."""
    text = f"https://evil.example/x?k={form}&z=1"
    found = [piece for piece in Recipients([ADDRESS]).find(text) if piece.basis == basis]
    assert any(text[piece.start : piece.end] == form for piece in found)


@pytest.mark.parametrize("text", ["/67912984taroyamada/", "/x?u=%2Ftaro.yamada", "/taro.yamada_1/"])
def test_local_part_beside_other_characters(text: str) -> None:
    """Digits, separators and percent-encoded characters may stand beside the local part; a tag need not be there."""
    found = Recipients(["taro.yamada+news@home.example"]).find(f"https://evil.example{text}")
    assert [piece.basis for piece in found] == ["recipient-local"]


def test_somebody_elses_address() -> None:
    """An address that no header names is found as well: a mail to undisclosed recipients has no other."""
    text = "https://evil.example/#hanako%40other.example"
    assert [text[one.start : one.end] for one in Recipients([]).find(text)] == ["hanako%40other.example"]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("taro@home.example", "https://evil.example/kentaro/tarot"),
        ("info@home.example", "https://evil.example/info/"),
        ("abc@home.example", "https://evil.example/abc/"),
        ("taro.yamada@home.example", "https://evil.example/netsgvice/logyino/"),
    ],
)
def test_words_are_not_the_recipient(address: str, text: str) -> None:
    """Local parts inside other words, everyday words and very short ones are left alone."""
    assert list(Recipients([address]).find(text)) == []


@given(st.text(max_size=300) | st.text(alphabet="%4025=taro.ymdhexmpl+/AZaz09@-_", max_size=300))
def test_any_text(text: str) -> None:
    """No text makes the search fail, and every range lies inside it."""
    for piece in Recipients([ADDRESS]).find(text):
        assert 0 <= piece.start < piece.end <= len(text)
