"""Words around links and forms."""

from __future__ import annotations

from gyotaku.data.link_words import (
    common_locals,
    field_words,
    first_of_footer,
    footer_begins,
    is_named,
    parameter_names,
    speaks_of_footer,
)


def test_fields() -> None:
    """The first kind whose words fit a field decides: a security code is not taken for a card number."""
    asked = {
        label: next(ask for ask, words in field_words() if words.search(label))
        for label in (
            "セキュリティコード",
            "カード番号",
            "有効期限",
            "パスワード",
            "ログインID",
            "暗証番号",
            "お名前",
            "認証コード",
        )
    }
    assert asked == {
        "セキュリティコード": "security-code",
        "カード番号": "card",
        "有効期限": "expiry",
        "パスワード": "password",
        "ログインID": "login",
        "暗証番号": "pin",
        "お名前": "personal",
        "認証コード": "otp",
    }


def test_footer() -> None:
    """Closing lines begin at a copyright or at the words for leaving a list; links there say so too."""
    assert footer_begins("本文\n© 2026 Example Inc.") == 3
    assert footer_begins("本文\nCopyright\n© 2026", 5) == 13
    assert footer_begins("本文") == -1
    assert speaks_of_footer("配信停止はこちら", "texts")
    assert speaks_of_footer("/Unsubscribe", "paths")
    assert not speaks_of_footer("今すぐ認証する", "texts")


def test_parameter_names() -> None:
    """Names are matched whole: `uid` identifies, `utm_source` never does, `url` leads on."""
    assert is_named("uid", "identifiers")
    assert is_named("subscriber_id", "identifiers")
    assert not is_named("video", "identifiers")
    assert not is_named("uid", "plain")
    assert is_named("utm_source", "plain")
    assert parameter_names("leads").fullmatch("redirect_url")
    assert "info" in common_locals()


def test_the_first_text_of_the_closing_lines_is_told_by_its_number() -> None:
    """Places are counted in small letters, of which some capitals have more; two texts never make a word together."""
    assert first_of_footer(["İİİ", "本文", "Copyright 2026", "©"]) == 2
    assert first_of_footer(["©", "本文"]) == 0
    assert first_of_footer(["a", "b", "c", "d", "©", "e"]) == 4
    assert first_of_footer(["copy", "right"]) is None
    assert first_of_footer([]) is None
