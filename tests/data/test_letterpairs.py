"""Letter pairs as a data file."""

from __future__ import annotations

from gyotaku.data.letterpairs import surprise


def test_made_up_strings_surprise_more_than_words() -> None:
    """Words of English and romanised Japanese lie lower than letters struck at random."""
    words = [surprise(word) for word in ("account", "security", "takahashi", "pocketcard")]
    random = [surprise(word) for word in ("xqzvkjw", "gghxw", "qkzjxvb")]
    assert max(words) < min(random)


def test_nothing_surprises_nobody() -> None:
    """An empty word has no letters to be surprised by."""
    assert surprise("") == 0.0
