"""What a check can find."""

from __future__ import annotations

from gyotaku.book.upkeep.trouble import KINDS


def test_every_kind_says_what_is_wrong_and_what_becomes_of_it() -> None:
    """What --repair cannot do says what a person can."""
    for name, kind in KINDS.items():
        assert kind.says, name
        assert kind.repair, name
        person = kind.repair.startswith(("nothing", "restore"))
        assert person != kind.mends, name
