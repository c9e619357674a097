"""Words beside and inside brand names."""

from __future__ import annotations

import pytest

from gyotaku.data.brandwords import after_name, before_name, company_line, mentioned, ordinary_names, token_words
from gyotaku.data.folding import fold


@pytest.mark.parametrize("text", [" account", "'s support", "アカウント", "をご利用いただき", " - bloqueio", " security team"])
def test_words_that_speak_for_a_brand_in_a_subject(text: str) -> None:
    """Such words right behind a name make it the sender's own."""
    assert after_name(in_text=False).match(text)


@pytest.mark.parametrize("text", [" shares fell", " and google", "に関する記事", " - bloqueio", " online news"])
def test_running_text_needs_words_that_address_the_reader(text: str) -> None:
    """News names companies too: in running text only words to the customer count."""
    assert after_name(in_text=True).match(text) is None


@pytest.mark.parametrize("text", ["your ", "dear ", "いつも", "株式会社", "【"])
def test_words_before_a_name(text: str) -> None:
    """What stands right before a name may speak for it too."""
    assert before_name().search("abc " + text if text.isascii() else text)


def test_a_name_that_is_only_mentioned() -> None:
    """Badges, trademarks and `powered by` name a brand for another reason."""
    before, after = mentioned()
    assert before.search("download on the ")
    assert after.match("で手に入れよう")
    assert after.match("を騙るメール")
    assert after.match("ギフト券を進呈")
    assert before.search("mails pretending to be ")
    assert before.search("your ") is None


@pytest.mark.parametrize(
    "text", ["© 2026 Pocketcard Inc.", "Copyright 2020", "発行:株式会社", "All Rights Reserved.", "(c) 2024"]
)
def test_lines_in_which_a_company_names_itself(text: str) -> None:
    """Copyright, publisher and sign-off lines say who speaks."""
    assert company_line().search(fold(text))


def test_a_text_about_copyright_is_no_copyright_line() -> None:
    """The word alone, without year or reservation, is a topic."""
    assert company_line().search("new copyright law and the fbi") is None


def test_the_words_are_folded() -> None:
    """They are compared with folded text."""
    for word in ordinary_names() | token_words("everyday") | token_words("within") | token_words("generic"):
        assert word == fold(word)
