from __future__ import annotations

import pytest

from gyotaku.data.languages import languages


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("いつもご利用いただきありがとうございます", "ja"),
        ("您的账户密码今天到期请立即更新", "zh"),
        ("귀하의 계정이 정지되었습니다", "ko"),
        ("please update your account as we have not been able to bill you", "en"),
        ("prezado cliente, informamos que sua conta foi suspensa", "pt"),
        ("ihr konto wird gesperrt, bitte bestatigen sie ihre daten", "de"),
        ("votre compte est suspendu, veuillez confirmer vos informations", "fr"),
        ("il suo conto e stato sospeso, la invitiamo a verificare i dati", "it"),
        ("su cuenta ha sido bloqueada, haga clic en el enlace para verificar", "es"),
        ("uw rekening is geblokkeerd, klik hier om het probleem op te lossen", "nl"),
    ],
)
def test_first_language(text: str, first: str) -> None:
    """The likeliest language stands first."""
    assert languages(text)[0] == first


def test_short_han_text_may_be_either() -> None:
    """A short subject of Han characters only is read as Chinese and as Japanese."""
    assert set(languages("重要通知")) == {"zh", "ja"}


def test_kana_among_han_is_japanese() -> None:
    """Japanese prose is not read as Chinese."""
    assert "zh" not in languages("お客様の口座の利用を制限いたしましたのでご確認ください" * 3)


def test_no_words() -> None:
    """Numbers alone have no language."""
    assert languages("12345 -- 99") == ()
