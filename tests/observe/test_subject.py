"""The subject and what filters, lists and mail programs put in front of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.observing import observed

from gyotaku.model.facts import Subject
from gyotaku.observe.subject import split_subject


@pytest.mark.parametrize(
    "tag",
    [
        "[spam]",
        "[SPAM]",
        "***SPAM***",
        "[meiwaku]",
        "[迷惑メール]",
        "{Spam?}",
        "【spam】",
        "［ＳＰＡＭ］",
        "[SPAM:high]",
        "(迷惑メール)",
        "[EXTERNAL]",
    ],
)
def test_filter_tags(tag: str) -> None:
    """Tags that filters write are split off as written."""
    assert split_subject(f"{tag} お支払いのお願い") == Subject(text="お支払いのお願い", tags=(tag,))


@pytest.mark.parametrize(
    "subject",
    [
        "【ご対応依頼】ご利用制限解除のための認証について",
        "【重要】お知らせ",
        "[Shop] Your order",
        "[Order:123] shipped",
        "(株)山田商店より",
        "<お知らせ> 休業",
        "Spam recipes",
        "**重要** 確認",
    ],
)
def test_the_senders_own_words_stay(subject: str) -> None:
    """Brackets alone are no tag: the subject that people search for stays whole."""
    assert split_subject(subject) == Subject(text=subject)


def test_list_tags() -> None:
    """A list's numbered tag, and a tag that is the list's own name, are split off."""
    assert split_subject("[ports-jp 8947] 更新").tags == ("[ports-jp 8947]",)
    assert split_subject("[talk:00123] 更新").tags == ("[talk:00123]",)
    seen = observed("Subject: Re: [Forum-Users] hello\nList-Id: <forum-users.lists.forum.example>\n", "subject").first(Subject)
    assert seen is not None
    assert seen[0] == Subject(text="hello", tags=("[Forum-Users]",), prefixes=("Re:",))
    assert split_subject("[Forum-Users] hello").tags == ()


def test_reply_marks() -> None:
    """Marks of replies and forwards in many languages are split off, tags between them too."""
    assert split_subject("Re: Fwd: [spam] 転送: AW: 件名") == Subject(
        text="件名", tags=("[spam]",), prefixes=("Re:", "Fwd:", "転送:", "AW:")
    )
    assert split_subject("Re[2]: x").prefixes == ("Re[2]:",)
    assert split_subject("お知らせ: x").prefixes == ()


def test_spaces() -> None:
    """White space of folding is collapsed; an ideographic space is the sender's own."""
    assert split_subject("a \r\n\t b\u3000c").text == "a b\u3000c"


def test_topmost_subject() -> None:
    """Of several Subject fields the topmost is stated."""
    assert [fact.text for fact, _ in observed("Subject: one\nSubject: two\n", "subject").of(Subject)] == ["one"]


@given(st.text(max_size=200))
def test_the_end_is_never_touched(value: str) -> None:
    """Only the front is split: what is stated as text ends the subject as written."""
    assert " ".join(value.split()).endswith(" ".join(split_subject(value).text.split()))
