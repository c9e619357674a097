"""Words of the index."""

from __future__ import annotations

import pytest
from tests.book.mails import analysed, mail

from gyotaku.book.words import cut, fts5, loosely, phrases, refanged, searchable, tsquery


def test_japanese_is_cut_into_pairs_and_the_rest_at_what_is_no_letter() -> None:
    """Two characters suffice to be found; an address is found by its parts; width and case do not count."""
    assert cut("ご利用制限 ＡＢＣ_def 1") == ["ご利", "利用", "用制", "制限", "abc", "def", "1"]
    assert cut("ﾎﾟｹｯﾄ") == ["ポケ", "ケッ", "ット"]
    assert cut("確") == ["確"]
    assert cut("確\u200b認") == ["確認"]
    assert cut("x" * 100) == ["x" * 64]
    assert cut("a\x1fb-c(d)é.f確認g_h") == ["a", "b", "c", "d", "é", "f", "確認", "g", "h"]


@pytest.mark.parametrize(
    "defanged",
    ["hXXps://login[.]example/a", "h**ps://login(.)example/a", "https[:]//login[dot]example/a", "https://login.example/a"],
)
def test_a_defanged_address_is_the_address(defanged: str) -> None:
    """Reports show addresses defanged; who copies one from there must find it."""
    assert cut(refanged(defanged)) == ["https", "login", "example", "a"]


def test_a_question_is_phrases_that_must_all_be_found() -> None:
    """A Latin word may go on, a Japanese one is complete, a quoted one stands as it is."""
    assert phrases('利用制限 pocket "ab cd" 確') == [
        (["利用", "用制", "制限"], False),
        (["pocket"], True),
        (["ab", "cd"], False),
        (["確"], True),
    ]
    assert fts5(phrases("利用 pocket")) == '"利用" AND "pocket" *'
    assert tsquery(phrases("利用制 pocket")) == "('利用' <-> '用制') & ('pocket':*)"
    assert phrases("… --- ''") == []


def test_a_question_cannot_leave_its_quotes() -> None:
    """What a person types is never syntax of the engine."""
    asked = phrases('" OR 1=1 NEAR(a b) \' | !x:* "')
    assert set(fts5(asked)) <= set('abcdefghijklmnopqrstuvwxyz0123456789" *AND')
    assert all(word.isalnum() for words, _ in asked for word in words)


def test_a_case_is_found_by_subject_body_addresses_and_links() -> None:
    """Everything a person would search for is among the words."""
    case, _ = analysed(mail(7))
    words = f" {searchable(case)} "
    for part in (" 重要 ", " user7 mail example ", " 一部 ", " login7 phish example netsgvice logyino "):
        assert part in words, part


def test_a_short_beginning_is_not_gathered_where_other_words_say_enough() -> None:
    """All words that begin with `com` are most of a book; where they stand is looked at afterwards anyhow."""
    assert loosely(phrases("https://mail.com")) == "'https' & 'mail'"
    assert loosely(phrases("com")) == "'com':*"
    assert loosely(phrases("mail shopping")) == "'mail':* & 'shopping':*"
    assert loosely(phrases("確認 認")) == "'確認' & '認':*"
