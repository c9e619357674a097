"""Genuine mail of today, written for this project, must stay below suspicion."""

from __future__ import annotations

from email.header import Header
from pathlib import Path

import pytest

from gyotaku import analyse
from gyotaku.data.brands import Brand, brands
from gyotaku.model.case import Label

MAILS = sorted((Path(__file__).parents[1] / "corpus").glob("genuine-*.eml"))

DOUBTED = {"genuine-ja-sharepoint", "genuine-ja-ticket-support"}
"""Known weaknesses: called suspicious or unwanted, never flagged as phishing."""


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_genuine_mail_stays_below_suspicion(path: Path) -> None:
    """Receipts, resets, card notices, newsletters and colleagues' mail are never called phishing, suspicious or unwanted."""
    verdict = analyse(path.read_bytes(), name=path.name).verdict
    if path.stem in DOUBTED:
        assert verdict.label in {Label.SUSPICIOUS, Label.UNWANTED}
        return
    reasons = [(one.rule, one.weight) for one in verdict.reasons]
    assert verdict.label in {Label.UNDETERMINED, Label.LIKELY_GENUINE}, reasons


def test_there_are_genuine_mails_to_judge() -> None:
    """An empty folder would make the test above pass without judging anything."""
    assert len(MAILS) >= 30


VERIFIED = [brand for brand in brands() if brand.verified and not brand.name_ja.isascii()]


def _mail(display: str, domain: str, subject: str, text: str) -> bytes:
    """Return an authenticated mail in Japanese that leads to its sender's own site."""
    named, titled = (Header(words, "utf-8").encode(maxlinelen=10_000) for words in (display, subject))
    passed = f"spf=pass smtp.mailfrom={domain}; dkim=pass header.d={domain}; dmarc=pass header.from={domain}"
    return (
        f"Authentication-Results: mx.example.jp; {passed}\n"
        f"From: {named} <info@{domain}>\nTo: taro@example.jp\nSubject: {titled}\n"
        f"Date: Mon, 23 Nov 2026 10:00:00 +0900\nMessage-ID: <1@{domain}>\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"山田様\n{text}\nhttps://www.{domain}/a/1\n"
    ).encode()


@pytest.mark.parametrize("brand", VERIFIED, ids=lambda brand: brand.id)
def test_a_source_read_for_a_brand_accuses_no_agent_paper_or_shop_that_names_it(brand: Brand) -> None:
    """Who sells for a brand, writes about it or takes its payments names it openly and leads to a site of their own."""
    name = brand.name_ja
    for mail in (
        _mail(f"{name} 取扱代理店 みどり", "midori-shoten.co.jp", f"{name}のご案内", f"{name}のお申し込みを承りました。"),
        _mail(
            "暮らしのニュース",
            "kurashi-news.co.jp",
            f"{name}が新サービスを開始",
            f"{name}は新しいサービスを始めると発表しました。",
        ),
        _mail("みどり商店", "midori-shoten.co.jp", "ご注文ありがとうございます", f"お支払いは{name}でお受けしました。"),
    ):
        verdict = analyse(mail).verdict
        assert verdict.label in {Label.UNDETERMINED, Label.LIKELY_GENUINE}, [(one.rule, one.weight) for one in verdict.reasons]


@pytest.mark.parametrize("brand", VERIFIED, ids=lambda brand: brand.id)
def test_a_notice_of_a_brand_from_its_own_domain_is_not_doubted(brand: Brand) -> None:
    """The domain that the source names is the brand's, also as a sender."""
    domain = brand.web_domains[0]
    verdict = analyse(
        _mail(
            brand.name_ja,
            domain,
            f"{brand.name_ja}からのお知らせ",
            f"いつもご利用ありがとうございます。{brand.name_ja}です。ご利用明細を更新しました。",
        )
    ).verdict
    assert verdict.label in {Label.UNDETERMINED, Label.LIKELY_GENUINE}, [(one.rule, one.weight) for one in verdict.reasons]


WARNING = (
    "当金庫を装い、「お取引を停止しました」「本人確認が必要です」などと称して偽のサイトへ誘うメールが出回っています。"
    "当金庫がメールで暗証番号の入力をお願いすることはありません。"
)


@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.parametrize(
    ("display", "domain", "subject", "text"),
    [
        ("みさき信用金庫", "misaki-shinkin.co.jp", "【重要】当金庫を騙るメールにご注意ください", WARNING),
        ("みさき信用金庫", "misaki-shinkin.co.jp", "資金移動のお取引がありました", "資金移動の操作を受け付けました。"),
        ("まもる監視", "mamoru-kanshi.co.jp", "【警告】SSL証明書の有効期限が残り5日です", "証明書を更新してください。"),
        ("よこはま便", "yokohama-file.co.jp", "ファイルが届いています", "期限を過ぎるとファイルは自動的に削除されます。"),
        ("おりづる帳", "orizuru-cho.co.jp", "パスワード再設定", "再設定のリンクは30分だけ有効です。"),
        ("なみ広場", "nami-hiroba.co.jp", "回答がベストアンサーに選ばれました", "おめでとうございます。回答をご覧ください。"),
        ("ドメインなみ", "domain-nami.co.jp", "【重要】ドメイン更新期限のお知らせ", "更新されない場合、失効します。"),
        ("かわら版", "kawara-news.co.jp", "今月の詐欺メール：PayPay、メルカリが上位", "偽メールの手口をまとめました。"),
        ("しおかぜ銀行", "shiokaze-bank.co.jp", "認証コードのお知らせ", "認証コードは 731902 です。画面に入力してください。"),
    ],
)
def test_notices_that_speak_of_the_same_matters_are_not_doubted(
    display: str, domain: str, subject: str, text: str, recorded: bool
) -> None:
    """Warnings, resets, contracts and codes use the words of phishing; with or without a record of checks they stay unflagged."""
    mail = _mail(display, domain, subject, text)
    if not recorded:
        mail = mail.partition(b"\n")[2]
    verdict = analyse(mail).verdict
    assert verdict.label in {Label.UNDETERMINED, Label.LIKELY_GENUINE}, [(one.rule, one.weight) for one in verdict.reasons]
