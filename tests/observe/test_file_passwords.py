"""Words that may open a file."""

from __future__ import annotations

import pytest

from gyotaku.observe.file_passwords import WORDS, candidate_words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("解凍パスワード：Xy7-kanri です。", "Xy7-kanri"),
        ("パスワードは「2026invoice」になります", "2026invoice"),
        ("Password: 8841", "8841"),
        ("Senha do arquivo: 1234", "1234"),
        ("密码：abc123", "abc123"),
        ("ＰＡＳＳＷＯＲＤ：ｚｉｐ９９９", "zip999"),
        ("Archive pw - qwerty!", "qwerty"),
    ],
)
def test_word_beside_the_keyword(text: str, word: str) -> None:
    """The word behind "password", in any of the languages, is a candidate; width and brackets do not matter."""
    assert word in candidate_words([text])


def test_quoted_words_and_digits_come_first() -> None:
    """What stands in brackets is likelier than what merely follows; text without a keyword gives nothing."""
    assert candidate_words(["password for the file is [s3cret] thank you"])[0] == "s3cret"
    assert candidate_words(["パスワードは以下 hello world 4711x"])[0] == "4711x"
    assert candidate_words(["hello world"]) == ()


def test_few_words_are_tried() -> None:
    """A text full of keywords gives no more than the limit."""
    found = candidate_words(["\n".join(f"password: [word{number}] {number}x" for number in range(500))])
    assert len(found) == WORDS
