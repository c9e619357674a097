from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from gyotaku.data.folding import fold
from gyotaku.data.lures import LANGUAGES, phrases, pretext, pretexts

ASSETS = {"login", "card", "otp", "personal", "bank", "mail-password", "seed", "money", "address", "device"}
ASKS = {"click", "login", "card", "personal", "otp", "password", "transfer", "reply", "call", "seed"}
ASKS |= {"open-file", "download", "scan-qr"}


def test_pretexts_are_complete() -> None:
    """Every pretext has both names, a known aim and known assets."""
    assert list(pretexts())[:3] == ["restrict", "verify", "fraud_alert"]
    for entry in pretexts().values():
        assert entry.name_ja
        assert entry.name_en
        assert entry.aim in {"phishing", "unwanted"}
        assert set(entry.assets) <= ASSETS


def test_unknown_pretext() -> None:
    """An id nobody defined yields None, not a made-up class."""
    assert pretext("no-such-id") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrase_files_name_known_ids(language: str) -> None:
    """Every phrase belongs to a pretext of the list or to a known request."""
    table = tomllib.loads(files("gyotaku.data").joinpath("phrases", f"{language}.toml").read_text("utf-8"))
    assert set(table["pretexts"]) <= set(pretexts())
    assert set(table["requests"]) <= ASKS


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_compile(language: str) -> None:
    """Every phrase file compiles, and finds nothing in nothing."""
    assert phrases(language).find("") == []


@pytest.mark.parametrize(
    ("language", "text", "id_"),
    [
        ("ja", "お取引を一時停止いたしました", "restrict"),
        ("ja", "ご本人様確認の再認証をお願いします", "verify"),
        ("ja", "第三者による不正なアクセスを検知", "fraud_alert"),
        ("ja", "お支払い予定金額のお知らせ", "statement"),
        ("ja", "お支払い方法に問題が発生", "pay_failed"),
        ("ja", "電気料金が未払いです", "unpaid"),
        ("ja", "還付金の受け取り手続き", "refund"),
        ("ja", "マイルがまもなく失効します", "points"),
        ("ja", "ご当選おめでとうございます", "prize"),
        ("ja", "ご不在のため持ち帰りました", "delivery"),
        ("ja", "自動退会処理の対象です", "terms"),
        ("ja", "ワンタイムパスワードの設定が必須", "mfa"),
        ("ja", "お取引目的等のご確認", "aml"),
        ("ja", "メールアドレスの変更が完了", "change_done"),
        ("ja", "メールボックスの容量が上限に達し", "mailbox"),
        ("ja", "NHKプラスへの移行", "nhk_migrate"),
        ("en", "your account has been limited", "restrict"),
        ("en", "your mailbox is almost full", "mailbox"),
        ("pt", "sua encomenda foi taxada", "delivery"),
        ("de", "Ihr Paket konnte nicht zugestellt werden", "delivery"),
        ("fr", "votre compte a été suspendu", "restrict"),
        ("zh", "您的邮箱密码即将到期", "mfa"),
        ("ko", "귀하의 계정이 정지되었습니다", "restrict"),
    ],
)
def test_classes(language: str, text: str, id_: str) -> None:
    """A plain sentence of each class is found as that class."""
    assert id_ in {hit.id for hit in phrases(language).find(fold(text)) if hit.family == "lure"}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("SSL証明書の有効期限", "mailbox"),
        ("メールアドレスの確認をお願いします", "mailbox"),
        ("写真を入れるストレージの空きが少ない", "mailbox"),
        ("回答がベストアンサーに選ばれました", "prize"),
        ("○○オンライン】会員登録が完了", "investment"),
        ("おめでとうございます!記事が読まれました", "prize"),
        ("会議の録画は30日後に自動的に削除", "sextortion"),
        ("ファイルは自動的に削除されます", "restrict"),
        ("停止は7日後に自動的に解除", "terms"),
        ("【再送】議事録の件", "delivery"),
        ("パスワード再設定リンクの有効期限", "mailbox"),
        ("URLの有効期限を過ぎますと無効", "pay_failed"),
        ("サーバーのルールもご確認ください", "mailbox"),
        ("資金移動取引のご案内", "fraud_alert"),
        ("お便りが多数届いています。メールが届いて", "mailbox"),
        ("フィッシング対策協議会に報告", "self-warning"),
        ("認証コードのお知らせ", "otp"),
    ],
)
def test_near_words_of_other_matters(text: str, id_: str) -> None:
    """A web server's certificate, a forum's best answer, a code that is handed out: near a class, not of it."""
    assert id_ not in {hit.id for hit in phrases("ja").find(fold(text))}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("メールのストレージが上限に達し", "mailbox"),
        ("メールアドレスが失効します", "mailbox"),
        ("お客様が抽選で選ばれました", "prize"),
        ("ご当選おめでとうございます", "prize"),
        ("再送の手数料", "delivery"),
        ("会員登録は自動的に解除", "terms"),
        ("パスワードの有効期限が切れます", "mailbox"),
        ("お客様の資金の安全", "fraud_alert"),
        ("カードの有効期限が無効", "pay_failed"),
        ("フィッシング対策のお願い", "self-warning"),
        ("認証コードをお知らせください", "otp"),
    ],
)
def test_the_matter_itself_beside_them(text: str, id_: str) -> None:
    """What those classes are about is still found."""
    assert id_ in {hit.id for hit in phrases("ja").find(fold(text))}


@pytest.mark.parametrize(
    ("language", "text", "id_", "there"),
    [
        ("es", "Restablece la contraseña de tu cuenta", "restrict", False),
        ("es", "Restablezca el acceso: restablecer el acceso a su cuenta", "restrict", True),
        ("zh", "验证码请勿泄露给他人", "fraud_alert", False),
        ("zh", "您的密码已泄露", "fraud_alert", True),
        ("en", "If you did not, ignore this mail", "fraud_alert", False),
        ("en", "If you did not authorize this payment", "fraud_alert", True),
    ],
)
def test_near_words_in_other_languages(language: str, text: str, id_: str, there: bool) -> None:
    """A reset, advice on a code and a closing line are near a class, not of it."""
    assert (id_ in {hit.id for hit in phrases(language).find(fold(text))}) is there
