from __future__ import annotations

import pytest
from tests.written import traits


@pytest.mark.parametrize(
    "text",
    [
        "当社を装った不審なメールにご注意ください",
        "フィッシング詐欺にご注意ください",
        "パスワードは誰にも教えないでください",
        "We will never ask you for your password by mail",
        "Nunca solicitamos sua senha, cuidado com golpes",
    ],
)
def test_warnings(text: str) -> None:
    """A warning against mail like this one is found."""
    assert "self-warning" in {found.trait for found in traits(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東京電力局からのお知らせです", "東京電力エナジーパートナー株式会社"),
        ("発行：三菱ＵＦＪ会社です", "株式会社三菱UFJ銀行"),
        ("日本高速道路株式会社のご案内", "東日本・中日本・西日本高速道路株式会社"),
        ("SBI証券株式会社 関東財務局長(金商)第164号のお知らせ", "関東財務局長(金商)第44号"),
        ("イオン銀行より 東京都中野区中野4-3-2", "エポスカード(丸井グループ)の所在地"),
    ],
)
def test_wrong_facts(text: str, expected: str) -> None:
    """Names no company has, another house's licence and a borrowed seat are found, with what is right."""
    assert ("wrong-company-fact", expected) in [(found.trait, found.expected) for found in traits(text)]


@pytest.mark.parametrize(
    "text",
    [
        "東日本高速道路株式会社のご案内です",
        "PayPay会社概要はこちらです",
        "SBI証券 関東財務局長(金商)第44号です",
        "松井証券株式会社 関東財務局長(金商)第164号です",
        "エポスカード 東京都中野区中野4丁目3番2号です",
        "仲介業者のお知らせです。関東財務局長(金仲)第10号",
    ],
)
def test_right_facts(text: str) -> None:
    """Right names, licences and seats are left alone."""
    assert "wrong-company-fact" not in {found.trait for found in traits(text)}


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("Please make all future payments to our new bank account", "bank-change"),
        ("お振込先口座を変更しましたので、今月分より新しい口座へお振込みください", "bank-change"),
        ("All staff are requested to complete the form", "to-staff"),
        ("教職員各位 本日より新しい手続きとなります", "to-staff"),
        ("各位员工：补贴现已开放申领", "to-staff"),
        ("You will need to sign in with your email to open the file", "mailbox-login"),
        ("今後のため、LINEの業務グループを作成していただけますか", "messenger-group"),
        ("グループ作成後、そのQRコードをこのメールに返信して送ってください", "messenger-group"),
    ],
)
def test_errands_are_found(text: str, trait: str) -> None:
    """What a fraud asks for or whom it addresses is found in the words of several languages."""
    assert trait in {found.trait for found in traits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "You can pay by bank transfer or card at the desk",
        "お振込先は下記のとおりです。",
        "Our staff will be happy to help you",
        "Sign in to see your order",
        "LINEで友だち追加すると、新着情報が届きます",
    ],
)
def test_everyday_words_are_no_errand(text: str) -> None:
    """Shops name their account, their staff and their messenger, too."""
    found = {found.trait for found in traits(text)}
    assert not found & {"bank-change", "to-staff", "mailbox-login", "messenger-group"}
