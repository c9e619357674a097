from __future__ import annotations

from gyotaku.data.company_facts import licences, names, seats
from gyotaku.data.folding import fold


def test_every_entry_states_its_basis() -> None:
    """Each entry says whether a page states it or general knowledge."""
    entries = [entry for *_, entry in names()] + list(licences().values()) + [entry for _, entry in seats()]
    assert {entry.basis for entry in entries} == {"page", "general"}


def test_patterns_find_their_own_words() -> None:
    """Each wrong name is found in itself and not in a longer harmless word."""
    for word, pattern, entry in names():
        assert word == fold(entry.wrong)
        assert pattern.search(fold(entry.wrong))
        assert not pattern.search(fold(entry.wrong) + "概要")


def test_licence_text() -> None:
    """A licence reads as companies print it."""
    assert licences()[fold("SBI証券")].text == "関東財務局長(金商)第44号"
