"""Mailboxes of address fields, however they are written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.observe.mailboxes import MOST, mailboxes


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Name <a@b.example>", [("Name", "a@b.example")]),
        ('"Doe, Jane" <j@x.example>', [("Doe, Jane", "j@x.example")]),
        ("Doe, Jane <j@x>, Roe, R <r@x>", [("Doe, Jane", "j@x"), ("Roe, R", "r@x")]),
        ("a@b (Comment (nested))", [("Comment (nested)", "a@b")]),
        ("root", [("", "root")]),
        ("Notice Only", [("Notice Only", "")]),
        ("Cher client, <s@x>, Office, <s@x>", [("Cher client", "s@x"), ("Office", "s@x")]),
        ("Name <a@b> <c@d>", [("Name <a@b>", "c@d")]),
        ('"カード<support@brand.example>" <x@y.example>', [("カード<support@brand.example>", "x@y.example")]),
        ("undisclosed-recipients:;", []),
        ("Group: a@b, c@d;, e@f", [("", "a@b"), ("", "c@d"), ("", "e@f")]),
        ("Re: Support <a@b>", [("Re: Support", "a@b")]),
        ("<@h1,@h2:u@d>", [("", "u@d")]),
        ('"a b"@c.example', [("", '"a b"@c.example')]),
        ('x <"a>b"@c.example>', [("x", '"a>b"@c.example')]),
        ("名前 <a＠b.jp>", [("名前", "a＠b.jp")]),
        ('"unclosed <a@b>', [("unclosed", "a@b")]),
        ('O"Brien <a@b>', [('O"Brien', "a@b")]),
        ("<a@b", [("", "a@b")]),
        ("a @ b . example", [("", "a@b.example")]),
        ("Name a@b.example", [("Name", "a@b.example")]),
        ("a@b; c@d", [("", "a@b"), ("", "c@d")]),
        ("Gift,(<a@b.example>)", [("Gift", "a@b.example")]),
        ('"user@home"  (<a@b.example>)', [("user@home", "a@b.example")]),
        ("<>", [("", "")]),
        ("", []),
    ],
)
def test_structures(value: str, expected: list[tuple[str, str]]) -> None:
    """RFC 5322 mailboxes and what programs and kits write instead are taken apart the way mail programs show them."""
    assert [tuple(box) for box in mailboxes(value)] == expected


def test_encoded_words_are_no_structure() -> None:
    """A decoded name that shows `<`, `,` or `@` does not change the true address (RFC 2047 section 5)."""
    raw = b" =?utf-8?B?UGF5LCA8eEB5PiBQYWw=?= <a@b.example>"
    assert mailboxes("Pay, <x@y> Pal <a@b.example>", raw) == [("Pay, <x@y> Pal", "a@b.example")]


def test_names_come_from_the_decoded_value() -> None:
    """Each of several mailboxes gets its own decoded name, quoted or not."""
    raw = b' =?utf-8?B?44Od44Kx?= <a@b>,\r\n "=?utf-8?B?44Kr44O844OJ?=" <c@d>'
    assert mailboxes('ポケ <a@b>, "カード" <c@d>', raw) == [("ポケ", "a@b"), ("カード", "c@d")]


@pytest.mark.parametrize("codec", ["cp932", "iso2022_jp", "euc_jp", "utf-8"])
def test_raw_bytes_of_japanese_are_no_structure(codec: str) -> None:
    """The second byte of a raw Shift_JIS character (ア is 83 40) and JIS text between escapes are not `@` or `<`."""
    assert mailboxes("ア表ソー <a@b.example>", "ア表ソー <a@b.example>".encode(codec)) == [("ア表ソー", "a@b.example")]


def test_raw_utf8_letters_before_the_at_sign() -> None:
    """An internationalised local part (RFC 6531) in raw UTF-8 keeps its at sign."""
    assert mailboxes("josé@b.example", "josé@b.example".encode()) == [("", "josé@b.example")]


def test_address_that_was_encoded_itself() -> None:
    """A field whose address stands inside an encoded word is read from its decoded value."""
    assert mailboxes("Evil <a@b>", b"=?utf-8?B?RXZpbCA8YUBiPg==?=") == [("Evil", "a@b")]


@pytest.mark.parametrize(
    "value", ["a@b," * 20_000, "<" * 60_000, "(" * 3000 + ")" * 3000 + "a@b", '"' * 60_001, "a " * 30_000 + "@"]
)
def test_bombs_are_linear(value: str) -> None:
    """A field of the largest size is read in a moment, and never yields more than the limit."""
    started = time.perf_counter()
    assert len(mailboxes(value)) <= MOST
    assert time.perf_counter() - started < 2


@given(st.text(max_size=200), st.binary(max_size=200))
def test_never_raises(value: str, raw: bytes) -> None:
    """Any value with any raw bytes gives mailboxes."""
    assert all(isinstance(box.address, str) for box in mailboxes(value, raw))
