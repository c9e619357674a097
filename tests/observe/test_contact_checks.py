from __future__ import annotations

import pytest

from gyotaku.observe.contact_checks import base58check, bech32, iban, japanese_telephone


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("0312345678", True),
        ("0120123456", True),
        ("09012345678", True),
        ("08001234567", True),
        ("0570123456", True),
        ("01201234567", False),
        ("0901234567", False),
        ("0012345678", False),
        ("1234567890", False),
    ],
)
def test_japanese_plan(digits: str, right: bool) -> None:
    """Numbers of the Japanese plan have ten digits, mobile, IP and 0800 numbers eleven."""
    assert japanese_telephone(digits) is right


def test_bitcoin() -> None:
    """The first address ever (genesis block) has a right checksum; one letter changed and it has not."""
    assert base58check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
    assert not base58check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")
    assert not base58check("0OIl")


def test_bech32() -> None:
    """The examples of BIP 173 and BIP 350 fit; one letter changed and they do not."""
    assert bech32("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")
    assert bech32("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")
    assert not bech32("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T5")
    assert not bech32("bc1")


def test_iban() -> None:
    """The registry's example fits; a wrong digit or length does not."""
    assert iban("DE89 3704 0044 0532 0130 00")
    assert not iban("DE89 3704 0044 0532 0130 01")
    assert not iban("XX12 3456 7890 1234")
