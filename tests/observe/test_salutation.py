from __future__ import annotations

import pytest
from tests.observing import observed
from tests.written import facts, written

from gyotaku.model.facts import Salutation
from gyotaku.observe.salutation import salutation

ME = "taro.y@mail.example"


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("お客様", "generic"),
        ("お 客 様", "generic"),
        ("Shop お客様", "generic"),
        ("カード会員様", "generic"),
        ("会員の皆様", "generic"),
        ("親愛なるお客様へ", "generic"),
        ("様", "empty-name"),
        ("　様", "empty-name"),
        ("taro.y@mail.example 様", "address"),
        ("taro.y 様", "local-part"),
        ("山田 太郎 様", "name"),
        ("山田様、いつもご利用ありがとうございます。", "name"),
        ("Dear customer,", "generic"),
        ("Dear ,", "empty-name"),
        ("Dear taro.y@mail.example,", "address"),
        ("Hello taro.y", "local-part"),
        ("Dear Taro Yamada,", "name"),
        ("Prezado cliente,", "generic"),
        ("Olá, Maria,", "name"),
        ("Sehr geehrte Damen und Herren,", "generic"),
        ("Cher client,", "generic"),
        ("Bonjour Monsieur Lucas,", "name"),
        ("Bonjour Madame, Monsieur,", "generic"),
        ("Estimada señora García:", "name"),
        ("Geachte heer Jansma,", "name"),
        ("Geachte heer/mevrouw,", "generic"),
        ("Cher Monsieur,", "generic"),
        ("尊敬的用户：", "generic"),
        ("Hello,", "generic"),
    ],
)
def test_styles(line: str, style: str) -> None:
    """The first line that addresses the reader decides the style."""
    [found] = facts(salutation, Salutation, written(line, "本文です。", to=ME))
    assert found.style == style


def test_addressed_inside_a_sentence() -> None:
    """Where no line is a salutation, words for the reader in the first sentences count, and only they are quoted."""
    [found] = facts(salutation, Salutation, written("セキュリティ通知", "現在お客様のアカウントは確認中です。"))
    assert found == Salutation(style="generic", text="お客様")


@pytest.mark.parametrize("line", ["Hi, we have some news", "お知らせ", "山田さんが来ました"])
def test_no_salutation(line: str) -> None:
    """A sentence that only begins like one is no salutation."""
    [found] = facts(salutation, Salutation, written(line))
    assert found.style == "none"


def test_only_the_top_counts() -> None:
    """A name far down is somebody else's."""
    [found] = facts(salutation, Salutation, written(*["本文"] * 9, "山田 太郎 様"))
    assert found.style == "none"


def test_empty_body() -> None:
    """A mail without text addresses nobody: no fact, not `none`."""
    assert facts(salutation, Salutation, written("")) == []


@pytest.mark.parametrize(
    ("line", "display", "style"),
    [
        ("Hi Oren,", "", "none"),
        ("Hi oren,", "", "local-part"),
        ("Dear Oren,", "Oren Tov", "name"),
        ("Dear Tov,", "Oren Tov", "name"),
        ("Dear oren@mail.example,", "oren@mail.example", "address"),
    ],
)
def test_a_local_part_that_is_a_given_name(line: str, display: str, style: str) -> None:
    """Who greets "Oren" at oren@ with a capital may know the name; one word of the recipient's display name is a name."""
    to = f"{display} <oren@mail.example>" if display else "oren@mail.example"
    seen = observed(f"From: a@b.example\nTo: {to}\n\n{line}\n\nYour order was shipped.\n", "addresses", "body", "salutation")
    assert [found.style for found, _ in seen.of(Salutation)] == [style]


def test_a_desks_local_part_is_no_given_name() -> None:
    """Hi Support, to support@, greets a mailbox: no person is called so."""
    seen = observed("From: a@b.example\nTo: support@mail.example\n\nHi Support,\n\nx\n", "addresses", "body", "salutation")
    assert [found.style for found, _ in seen.of(Salutation)] == ["local-part"]
