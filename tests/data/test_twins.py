from __future__ import annotations

from gyotaku.data.twins import spellings


def test_spellings() -> None:
    """I, l and 0 stand for each other; no spelling is a word of the list."""
    table = spellings()
    assert (table["Iedger"], table["PayPaI"], table["Micr0s0ft"]) == ("ledger", "PayPal", "Microsoft")
    assert not set(table) & set(table.values())
