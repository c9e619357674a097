"""Words and marks of the header block."""

from __future__ import annotations

from gyotaku.data.header_traits import (
    filter_product,
    filter_tag_words,
    mailer_traits,
    reply_marks,
    service_of_feedback,
    service_of_header,
)


def test_words_are_in_the_form_they_are_compared_in() -> None:
    """Words are lower case and without brackets, since subjects are folded so before comparison."""
    for word in filter_tag_words() | reply_marks():
        assert word == word.lower().strip("[]{}【】*")


def test_no_word_of_senders_is_a_filter_tag() -> None:
    """Words that genuine and false senders put in brackets themselves are no tags."""
    assert not {"重要", "緊急", "ご対応依頼", "お知らせ", "important", "urgent"} & filter_tag_words()


def test_first_pattern_wins() -> None:
    """A program's narrower pattern stands before its wider one."""
    assert mailer_traits("Foxmail 7, 2 [cn]") == ("desktop", "foxmail", "foxmail-cn")
    assert mailer_traits("no such program") is None


def test_services() -> None:
    """Fields and feedback ids name services, by the names data/mailing_services.toml uses."""
    assert service_of_header("x-sg-eid") == "SendGrid"
    assert service_of_header("x-mailer") is None
    assert service_of_feedback("1.ap-northeast-1.abc:AmazonSES") == "Amazon SES"
    assert service_of_feedback("campaign:shop") is None


def test_filters() -> None:
    """Names of filters' fields are matched whole; a field nobody's filter writes is none."""
    assert filter_product("x-spam-status") == "SpamAssassin"
    assert filter_product("x-company-spam-level") == ""
    assert filter_product("x-mailer") is None
