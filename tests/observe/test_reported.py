"""What a mail reports of false mail is none of its own demands."""

from __future__ import annotations

import pytest
from tests.observing import observed

from gyotaku.model.facts import Lure, Request

HEAD = "From: desk@college.example\nTo: me@workplace.example\nSubject: {}\nContent-Type: text/plain; charset=utf-8\n\n"


def lured(text: str, subject: str = "News") -> list[str]:
    """List the phrases found in subject and body."""
    seen = observed(HEAD.format(subject) + text, "subject", "body", "headers", "inline_forward", "lures", "requests")
    return [fact.phrase for fact, _ in seen.of(Lure)] + [fact.phrase for fact, _ in seen.of(Request)]


@pytest.mark.parametrize(
    "text",
    [
        "当行を装い、「口座の利用を停止しました」「本人確認が必要です」などと称するメールが届いています。\n",
        "Phishing mails that say “your account has been suspended” go round.\n",
        "Mails im Namen der Bank („Ihr Konto wurde gesperrt“) sind unterwegs.\n",
        "有人冒充客服发送“您的账户已被冻结”的邮件。\n",
    ],
)
def test_a_quotation_beside_words_for_false_mail_is_reported(text: str) -> None:
    """Marks of quotation and a word for false mail near them: the demand is another's."""
    assert lured(text) == []


def test_a_subject_may_report_too() -> None:
    """Warnings often carry the quotation in the subject."""
    assert lured("See our page.\n", 'Phishing alert: fake "your mailbox is full" mails') == []


@pytest.mark.parametrize(
    "text",
    [
        "不審なログインを検知しました。「本人確認」ボタンを押してください。\n",
        "フィッシングにご注意ください。\n\n口座の利用を停止しました。\n",
        'Press "verify your account" now.\n',
    ],
)
def test_own_demands_are_read(text: str) -> None:
    """Quotation marks alone, or a warning without marks, take nothing from what the mail asks itself."""
    assert lured(text) != []


def test_words_in_the_address_of_a_page_are_no_phrase() -> None:
    """The path of a link is not said to the reader."""
    assert lured("See https://www.shop.example/password/reset?account-suspended for the notes.\n") == []


@pytest.mark.parametrize("text", ["当行が本人確認をメールでお願いすることはありません。\n", "信息中心不会通过邮件索要密码。\n"])
def test_what_a_house_never_does_is_no_demand(text: str) -> None:
    """A denial in the same sentence takes the phrase back."""
    assert lured(text) == []
