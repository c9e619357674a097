"""Surprise of letter pairs."""

from __future__ import annotations

import pytest

from gyotaku.data.letters import surprise


@pytest.mark.parametrize("word", ["login", "account", "preferences", "kuronekoyamato", "mitsubishi", "pocketcard"])
def test_words_and_names_are_no_surprise(word: str) -> None:
    """English words and Japanese names cost less than 4.5 bits a letter."""
    assert surprise(word) < 4.5


@pytest.mark.parametrize("text", ["xkqzjvwplmtr", "cctgpgk", "dyxdjxx", "gghxw"])
def test_letters_drawn_by_lot_surprise(text: str) -> None:
    """Strings of letters no language puts together cost more than 7 bits a letter."""
    assert surprise(text) > 7


def test_case_and_other_characters_do_not_count() -> None:
    """Only runs of Latin letters are weighed, whatever their case; without any there is nothing to be surprised at."""
    assert surprise("Login") == surprise("login")
    assert surprise("1234-5678") == 0.0
    assert surprise("") == 0.0
