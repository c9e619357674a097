from __future__ import annotations

import pytest
from tests.written import traits


@pytest.mark.parametrize(
    "text",
    [
        "営業時間は土?日?祝を除きます",
        "自動的に?信し、本文は?示されません",
        "繧ｫ繝ｼ繝峨�縺皮｢ｺ隱�",
        "Votre cafÃ© est prÃªt",
        "ご利用・ェありがとう",
        "锟斤拷のお知らせです",
        "､ｪｵﾒﾍﾍ｡｢､｢､ﾆ､ﾎ です",
    ],
)
def test_wrong_character_set(text: str) -> None:
    """Signs turned into others by a wrong character set are found."""
    assert "mojibake" in {found.trait for found in traits(text)}


@pytest.mark.parametrize("text", ["本当?嘘でしょ", "いいですか?はい", "土・日・祝", "São Paulo, Ângela", "ﾃﾞｰﾀをｺﾋﾟｰしてﾌﾟﾘﾝﾄする"])
def test_no_mojibake(text: str) -> None:
    """Questions, middle dots, Portuguese and half-width kana are no damage."""
    assert traits(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dear {{name}},",
        "Hello {name}, welcome",
        "%FIRSTNAME% 様",
        "##email## 宛",
        "[RAND_NUMBER_10]",
        "<%= user %>",
        "*|FNAME|*",
        "*|Detran informa multa|*",
        "ref %RND2%%RND4%",
        "お支払いは[お支払い期限]までです",
        "電話 0120-995-@@@@",
        "これは**重要**なお知らせです",
        '番号は28679070"> です',
        "{Hi|Hello|Good day}, friend",
        "Dear undefined,",
        "Lorem ipsum dolor",
        "IPアドレス：よ\n",
    ],
)
def test_open_slots(text: str) -> None:
    """Slots, unspun alternatives, Markdown and scraps of markup are found."""
    assert "template-leftover" in {found.trait for found in traits(text, japanese=True)}


@pytest.mark.parametrize(
    "text",
    [
        "[お支払い期限] 3月17日",
        "【重要】お知らせ",
        "**** 重要なお知らせ ****",
        "if (x) { return y; }",
        "${args}: $err",
        "100% OFF セール",
        "a > b です",
    ],
)
def test_filled_text(text: str) -> None:
    """Labels, rulers, code and signs are no slots."""
    assert "template-leftover" not in {found.trait for found in traits(text, japanese=True)}


def test_hidden_slot() -> None:
    """A slot left open in hidden text counts too."""
    assert [found.trait for found in traits("本文です。", hidden="[RAND_TEXT_32]")] == ["template-leftover"]
