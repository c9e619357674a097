"""What the header block says of the program that made the mail."""

from __future__ import annotations

import pytest
from tests.observing import observed

from gyotaku.model.facts import FilterMark, Mailer, MailingList, MessageId
from gyotaku.observe.headers import message_id_of, shape_of, traits_of_mailer


def test_message_id() -> None:
    """Value, domain and registrable domain, with or without brackets."""
    assert message_id_of("<20260315172900.9A8B7C6D@mail.kit.co.jp>") == MessageId(
        value="<20260315172900.9A8B7C6D@mail.kit.co.jp>", domain="mail.kit.co.jp", shape="9{14}.X{8}@d", registrable="kit.co.jp"
    )
    assert message_id_of("abc@localhost").domain == "localhost"
    assert message_id_of("no at sign").domain == ""


def test_shape_is_stable() -> None:
    """Two ids of one program have one shape; two programs' ids differ."""
    assert shape_of("481958ef-a7bd-a274-b3fb-66c35d77aa67@a.example") == shape_of(
        "00195800-1111-2222-3333-66c35d77aa67@b.example"
    )
    assert shape_of("20260315.AB12CD34@a.example") == shape_of("20251231.0A9B8C7D@b.example")
    assert shape_of("1.2@a.example") != shape_of("1-2@a.example")
    assert shape_of("1.2@a.example") != shape_of("1.2@a")


@pytest.mark.parametrize(
    ("name", "traits"),
    [
        ("Foxmail 6, 13, 102, 15 [cn]", ("desktop", "foxmail", "foxmail-cn")),
        ("Foxmail 7.2", ("desktop", "foxmail")),
        ("Microsoft Outlook Express 6.00.2900.5512", ("desktop", "outlook-express", "outdated")),
        ("Microsoft Outlook 16.0", ("desktop", "outlook")),
        ("PHPMailer 6.8.1 (https://github.com/PHPMailer/PHPMailer)", ("php", "script")),
        ("PHPMailer 12.7.5 (https://github.com/PHPMailer/PHPMailer)", ("php", "script", "invented-version")),
        ("PHPMailer [version 1.73]", ("php", "script", "outdated")),
        ("Supmailer 37.0.0", ("mass-mailer",)),
        ("Zpzcpwnp Nxxfdnx 03.33", ("random",)),
        ("gqVkx", ("random",)),
        ("4dZW5", ("random",)),
        ("eCchrzTQNm2uTVwoCNelQgxBGUx2", ("random",)),
        ("Home Program 3.2", ()),
        ("BiTTL", ()),
        ("Mail2000", ()),
        ("2", ()),
        ("Becky! ver. 2.81.04 [ja]", ("desktop",)),
    ],
)
def test_mailers(name: str, traits: tuple[str, ...]) -> None:
    """Programs are told by name; an unknown name that somebody could pronounce is nothing odd."""
    assert traits_of_mailer(name) == traits


def test_mailer_fact() -> None:
    """The fact holds the name as written and the field it stands in."""
    found = observed("X-Mailer: Foxmail 7.2\n", "headers").first(Mailer)
    assert found is not None
    assert (found[0].name, found[0].header) == ("Foxmail 7.2", "X-Mailer")


def test_mailing_list() -> None:
    """List fields make one fact, one-click only by RFC 8058's own field."""
    text = "Precedence: Bulk\nList-Unsubscribe: <https://shop.example/u>\nList-Id: News <news.shop.example>\n"
    found = observed(text, "headers").first(MailingList)
    assert found is not None
    assert found[0] == MailingList(
        list_id="News <news.shop.example>", unsubscribe="<https://shop.example/u>", one_click=False, precedence="bulk"
    )
    again = observed(text + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n", "headers").first(MailingList)
    assert again is not None
    assert again[0].one_click
    assert observed("From: a@a.example\n", "headers").first(MailingList) is None


def test_filter_marks() -> None:
    """What a receiver's filter wrote is reported with the product's name; other fields are not."""
    marks = observed("X-Spam-Status: Yes, score=9\nX-Forefront-Antispam-Report: SFV:SPM\nX-Mailer: x\nX-Span: 1\n", "headers")
    assert [(fact.header, fact.product) for fact, _ in marks.of(FilterMark)] == [
        ("X-Spam-Status", "SpamAssassin"),
        ("X-Forefront-Antispam-Report", "Exchange Online Protection"),
    ]


def test_many_marks_are_cut() -> None:
    """Two thousand marks give no more facts than the limit."""
    assert len(observed("X-Spam-Status: Yes\n" * 2000, "headers").all(FilterMark)) == 40
