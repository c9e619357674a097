"""Words for keys that are hashes."""

from __future__ import annotations

from tests.book.keys.evidence import of
from tests.book.mails import analysed, mail

from gyotaku.book.keys.telling import FAMILIES, LONGEST, telling
from gyotaku.model.facts import Body, PageView
from gyotaku.model.facts.text import Block


def test_the_words_are_those_of_the_mail_without_names_and_numbers() -> None:
    """The recipient's name and numbers are masked as they are for the key; what is hidden from the reader is left out."""
    case, _ = analysed(mail(7, text="victim@receiver.example 様\n会員番号 12345678 のご利用を一時的に制限いたしました。\n"))
    told = telling(case.evidence)
    assert "victim" not in told["body"]
    assert "12345678" not in told["body"]
    assert "制限" in told["body"]
    assert set(told) <= FAMILIES


def test_the_words_are_short() -> None:
    """A reason is one line."""
    view = PageView(url="https://a.example/", profile="mobile", state="alive", text="あ" * 5_000)
    body = Body(blocks=(Block(kind="text", text="い" * 5_000),), part="1", media_type="text/plain", characters=5_000)
    assert all(len(words) <= LONGEST + 1 for words in telling(of(body, view)).values())
