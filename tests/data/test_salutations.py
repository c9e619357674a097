from __future__ import annotations

from gyotaku.data.salutations import salutations


def test_lists_are_folded() -> None:
    """Words are compared folded, so the lists are kept folded."""
    words = salutations()
    assert "customer" in words.latin
    assert "お客様各位" in words.alone
    assert all(word == word.lower() for word in words.latin)


def test_greeting_names_whom_it_greets() -> None:
    """What follows a greeting up to the comma is who is greeted."""
    found = salutations().greeting.match("dear john smith, we")
    assert found is not None
    assert found[1] == "john smith"
