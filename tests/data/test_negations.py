"""Requests that are turned round."""

from __future__ import annotations

import pytest

from gyotaku.data.negations import negated


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("do not click any link and do not enter your password", "enter your password", True),
        ("we will never ask you to confirm your password", "confirm your password", True),
        ("never mind. enter your password", "enter your password", False),
        ("geben sie niemals ihr passwort ein", "passwort ein", True),
        ("パスワードを入力しないでください", "パスワードを入力", True),
        ("パスワードを入力しないでください", "パスワードを入力しないでください", True),
        ("パスワードを入力してください", "パスワードを入力してください", False),
        ("暗証番号をお尋ねすることはありません", "暗証番号をお尋ねする", True),
        ("パスワードを入力してください。返信しないでください", "パスワードを入力", False),
        ("do not lose access, confirm your password", "confirm your password", False),
        ("please enter your password now", "enter your password", False),
        ("请勿输入密码", "输入密码", True),
    ],
)
def test_a_negation_of_the_same_sentence_counts(text: str, asked: str, said: bool) -> None:
    """A negating word ahead of the request, or behind it in Japanese, within the sentence."""
    start = text.index(asked)
    assert negated(text, start, start + len(asked)) is said
