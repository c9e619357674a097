from __future__ import annotations

import pytest
from tests.written import facts, written

from gyotaku.model.facts import Request
from gyotaku.observe.requests import requests


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("下記のリンクをクリックしてください", "click"),
        ("今すぐ認証する", "click"),
        ("ログインページを開いてログインしてください", "login"),
        ("クレジットカード番号を入力してください", "card"),
        ("ワンタイムパスワードを入力", "otp"),
        ("QRコードを読み取ってください", "scan-qr"),
        ("添付ファイルをご確認ください", "open-file"),
        ("指定の口座へお振込みください", "transfer"),
        ("このメールにご返信ください", "reply"),
        ("氏名と生年月日を返信してください", "personal"),
        ("Please click the link below", "click"),
        ("Enter your recovery phrase to continue", "seed"),
        ("Clique aqui para regularizar", "click"),
        ("Klicken Sie hier", "click"),
        ("Cliquez ici", "click"),
        ("点击下方链接", "click"),
        ("お支払い手続きはこちら", "card"),
        ("還付金の受取には振込口座の登録が必要です", "personal"),
        ("現在のパスワードを保持する", "password"),
        ("ご利用明細を確認", "click"),
        ("Speak to our team at 1-888-555-0199", "call"),
        ("Indique los datos de su tarjeta", "personal"),
    ],
)
def test_what_is_asked(text: str, asks: str) -> None:
    """What the text asks for is named, in several languages."""
    assert asks in {request.asks for request in facts(requests, Request, written(text))}


def test_nothing_asked() -> None:
    """A plain statement asks for nothing."""
    assert facts(requests, Request, written("本日の天気は晴れでした。")) == []
