"""What fields of a form ask for."""

from __future__ import annotations

import pytest

from gyotaku.data.field_asks import asked
from gyotaku.model.facts.links import Field as PageField
from gyotaku.model.html import Field


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ([("user_id", "text", "ログインID"), ("pass", "password", "")], ("login", "password")),
        (
            [("a", "text", "カード番号"), ("b", "text", "有効期限"), ("c", "password", "セキュリティコード")],
            ("card", "expiry", "security-code"),
        ),
        ([("otp", "text", "")], ("otp",)),
        ([("pin", "password", "暗証番号")], ("pin",)),
        ([("email", "email", "")], ("personal",)),
        ([("name", "text", ""), ("tel", "tel", "")], ("personal",)),
        ([("q", "search", "検索")], ()),
        ([("x", "password", "")], ("password",)),
        ([("senha", "text", "")], ("password",)),
    ],
)
def test_asked(fields: list[tuple[str, str, str]], asks: tuple[str, ...]) -> None:
    """Names, types and labels tell what is asked; an address alone is no login."""
    assert asked(tuple(Field(name=name, kind=kind, label=label) for name, kind, label in fields)) == asks


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ([("email", "email", "メールアドレス")], ("mail",)),
        ([("id", "text", "会員ID"), ("pw", "password", "")], ("login", "password")),
        ([("a", "text", "お名前"), ("b", "tel", ""), ("c", "text", "ご住所")], ("name", "telephone", "address")),
        ([("mynumber", "text", "")], ("my-number",)),
        ([("x", "text", "秘密の質問の答え")], ("answer",)),
        ([("w", "text", "リカバリーフレーズ")], ("seed",)),
        ([("koza", "text", "口座番号"), ("b", "text", "生年月日")], ("bank", "birthday")),
        (
            [("cardNo", "text", "カード番号"), ("e", "text", "有効期限"), ("n", "text", "カード名義人")],
            ("card", "expiry", "name"),
        ),
        ([("q", "text", "コメント")], ()),
    ],
)
def test_asked_exactly(fields: list[tuple[str, str, str]], asks: tuple[str, ...]) -> None:
    """A captured page's form tells personal things apart."""
    assert asked([PageField(name=name, kind=kind, label=label) for name, kind, label in fields], exact=True) == asks


def test_the_standards_own_word() -> None:
    """Where name and label say nothing, the autocomplete attribute does."""
    assert asked([PageField(name="f1", autocomplete="section-a cc-number")], exact=True) == ("card",)
