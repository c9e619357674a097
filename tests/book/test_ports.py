"""The ports."""

from __future__ import annotations

from tests.book.mails import analysed, mail

from gyotaku.book.ports import Alone, Key, Known, Member, Mine


def test_alone_joins_nothing() -> None:
    """A book without campaigns keeps its cases all the same."""
    placer = Alone()
    case, _ = analysed(mail())
    key = Key(family="subject", value="x")
    assert placer.keys(case) == ()
    assert not placer.speaks(key, Known(cases=1))
    assert placer.place(Mine(specimen=1, sha256="0", keys=(key,)), {key: Known()}, ()).action == "alone"
    assert placer.regroup((Member(specimen=1, keys=()), Member(specimen=2, keys=())), {}) == ((1, 2),)
