from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.written import traits


@pytest.mark.parametrize(
    "text",
    [
        "お知らせです\n·不正利用の監視について",
        "ご確認,ご協力,お願いします",
        "ご利用ください.\nお待ちしています.\n",
        "お知らせです。 All Rights Reserved。",
    ],
)
def test_punctuation(text: str) -> None:
    """Punctuation that Japanese programs do not type is found."""
    assert "odd-punctuation" in {found.trait for found in traits(text)}


@pytest.mark.parametrize("text", ["東京・大阪・名古屋", "Ver.2.0です。", "1,000円、2,000円です。"])
def test_right_punctuation(text: str) -> None:
    """Middle dots, versions and thousands are right."""
    assert traits(text) == []


@pytest.mark.parametrize(
    "subject",
    ["アカウント停止！番号：248861618916", "緊急の連絡 [メールコード My30213]", "Aviso - aB3dE5fG7h", "Notice #A8B2C9D"],
)
def test_suffix(subject: str) -> None:
    """An id at the subject's end is found."""
    assert "tracking-suffix" in {found.trait for found in traits("x", subject=subject)}


@pytest.mark.parametrize(
    "subject", ["ご利用明細のお知らせ", "Meeting on Tuesday", "2026年3月のお知らせ", "ご注文250-1234567-7654321"]
)
def test_no_suffix(subject: str) -> None:
    """Words and dates are no ids."""
    assert traits("本文です。", subject=subject) == []


def test_shouting() -> None:
    """A subject in capitals, or with a row of exclamation marks, shouts."""
    assert [found.trait for found in traits("Text.", subject="YOUR ACCOUNT IS CLOSED TODAY")] == ["shouting"]
    assert [found.trait for found in traits("Text.", subject="Act now!!!")] == ["shouting"]


@pytest.mark.parametrize(
    ("line", "odd"), [("© 2026 Shop", False), ("© 2010-2026 Shop", False), ("© 2019 Shop", True), ("Copyright 2030 Shop", True)]
)
def test_copyright_year(line: str, *, odd: bool) -> None:
    """A copyright year ahead of receipt, or years behind it, is odd."""
    found = traits(line, received=datetime(2026, 3, 15, tzinfo=UTC))
    assert bool(found) is odd
