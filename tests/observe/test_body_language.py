"""The language of a shown text."""

from __future__ import annotations

import pytest

from gyotaku.observe.body_language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("いつもご利用いただきありがとうございます。", "ja"),
        ("Amazonプライム https://x.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ja"),
        ("重要通知 会員様 利用制限 再発行 対応", "ja"),
        ("尊敬的用户，您的账户将在24小时内停用，请点击这里进行验证。", "zh"),
        ("親愛的用戶，您的帳戶將於今日停用，請點擊這裡。", "zh"),
        ("고객님의 계정이 정지되었습니다. 확인해 주세요.", "ko"),
        ("Уважаемый клиент, ваш счёт заблокирован.", "ru"),
        ("Your account has been limited. Please confirm your identity within 24 hours.", "en"),
        ("Prezado cliente, informamos que sua conta será bloqueada. Clique aqui para não perder o acesso.", "pt"),
        ("Sehr geehrter Kunde, bitte bestätigen Sie Ihre Daten, um die Sperrung zu vermeiden.", "de"),
        ("Cher client, votre compte sera suspendu. Veuillez cliquer ici pour le vérifier avec vos données.", "fr"),
        ("Estimado cliente, su cuenta ha sido bloqueada. Haga clic aquí para verificar los datos de la cuenta.", "es"),
        ("Gentile cliente, la sua carta è stata bloccata. Clicchi qui per verificare il suo conto.", "it"),
        ("Drogi Kliencie, Twoja przesyłka czeka na opłatę. Kliknij, aby zapłacić i śledzić paczkę.", "pl"),
        ("hello", ""),
        ("", ""),
        ("https://x.example/ 12345 $$$", ""),
    ],
)
def test_languages(text: str, language: str) -> None:
    """Script decides first, then common words; too little text has no language."""
    assert language_of(text) == language
