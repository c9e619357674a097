"""Words and marks of the header block."""

from __future__ import annotations

from gyotaku.data.header_traits import filter_tag_words, reply_marks


def test_words_are_in_the_form_they_are_compared_in() -> None:
    """Words are lower case and without brackets, since subjects are folded so before comparison."""
    for word in filter_tag_words() | reply_marks():
        assert word == word.lower().strip("[]{}【】*")


def test_no_word_of_senders_is_a_filter_tag() -> None:
    """Words that genuine and false senders put in brackets themselves are no tags."""
    assert not {"重要", "緊急", "ご対応依頼", "お知らせ", "important", "urgent"} & filter_tag_words()
