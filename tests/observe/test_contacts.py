from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.written import facts, written

from gyotaku.model.facts import Contact
from gyotaku.observe.contacts import OF_ONE_CHANNEL, contacts


def found(text: str, to: str = "") -> list[tuple[str, str, bool | None]]:
    """Return the contacts of a text as tuples."""
    return [(one.channel, one.value, one.valid) for one in facts(contacts, Contact, written(text, to=to))]


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("お問い合わせ 03-1234-5678", ("telephone", "03-1234-5678", True)),
        ("TEL：０１２０－１２３－４５６", ("telephone", "0120-123-456", True)),
        ("ダイヤル 0120-12-34567", ("telephone", "0120-12-34567", False)),
        ("携帯 09012345678", ("telephone", "09012345678", True)),
        ("Call (555) 234-5678 now", ("telephone", "(555) 234-5678", True)),
        ("Phone +44 20 7946 0000", ("telephone", "+44 20 7946 0000", True)),
        ("みずほ銀行 渋谷支店 普通 1234567", ("bank-account", "みずほ銀行 渋谷支店 1234567", True)),
        ("LINE ID：@invest123 を追加", ("line-id", "@invest123", None)),
        ("line.me/ti/p/~abc123", ("line-id", "~abc123", None)),
        ("BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", ("wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", True)),
        ("ETH 0x" + "ab" * 20, ("wallet", "0x" + "ab" * 20, None)),
        ("〒100-0001 東京都千代田区千代田1-1 タワー", ("address", "〒100-0001 東京都千代田区千代田1-1 タワー", None)),
        ("問い合わせ先 info@shop.example まで", ("mail", "info@shop.example", None)),
    ],
)
def test_channels(text: str, contact: tuple[str, str, bool | None]) -> None:
    """Each channel is found, with whether its form is possible."""
    assert found(text) == [contact]


@pytest.mark.parametrize(
    "text",
    [
        "通知番号:sobu2ntdf-A",
        "© 2026 Pocketcard Inc. All Rights Reserved.",
        "48時間以内",
        "2026-03-15 17:29",
        "注文番号 0123-4567-8901",
        "FAX 03-1234-5678",
        "https://a.example/1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "3489-5155-4245-9158",
    ],
)
def test_no_contact(text: str) -> None:
    """Notice numbers, dates, order and card numbers, fax numbers and tracking ids are no contacts."""
    assert found(text) == []


def test_own_address_is_no_contact() -> None:
    """The reader's own address, printed in the text, is no way to reach the sender."""
    assert found("taro@mail.example 様", to="taro@mail.example") == []


def test_bounds() -> None:
    """A wall of addresses yields a few."""
    assert len(found(" ".join(f"a{number}@b.example" for number in range(500)))) == OF_ONE_CHANNEL


@given(st.text(alphabet="0123456789-+() .@a〒", max_size=120))
def test_any_text(text: str) -> None:
    """No text makes the observer fail."""
    assert len(found(text)) <= 20
