"""Keys in the database."""

from __future__ import annotations

from gyotaku.book.database import Database
from gyotaku.book.keyrings import Keyrings, listed, number, numbered, packed, unpacked
from gyotaku.book.place import Place
from gyotaku.book.ports import KEYS, Alone, Key, Known, Mine


class Trusting(Alone):
    """A placer that believes every key."""

    def speaks(self, _key: Key, _known: Known, /) -> bool:
        """Believe it."""
        return True


def test_a_key_has_the_same_name_everywhere() -> None:
    """The name is stored; another one would make strangers of old cases."""
    assert number(Key(family="subject", value="ご利用確認")) == number(Key(family="subject", value="ご利用確認"))
    assert number(Key(family="ab", value="c")) != number(Key(family="a", value="bc"))
    names = [number(Key(family="x", value=str(one))) for one in range(100)]
    assert unpacked(packed(names)) == names
    assert len(numbered(Key(family="x", value=str(one)) for one in range(500))) == KEYS
    assert numbered([Key(family="x", value="")]) == {}


def test_holders_are_counted_with_brands_and_genuine_mail(where: str) -> None:
    """What is known of a key is what the cases before said; a released key is forgotten when nobody holds it."""
    database = Database(Place(where))
    key = Key(family="subject", value="x")
    named = numbered([key])
    with database.writing() as connection:
        keyrings = Keyrings(connection, database.kind)
        for one, (brand, label) in enumerate([("a", "phishing"), ("b", "phishing"), ("a", "likely-genuine")], 1):
            mine = Mine(specimen=one, sha256=str(one), keys=(key,), brand=brand, label=label)
            keyrings.hold(mine, named)
        assert keyrings.known(named)[key] == Known(cases=3, genuine=1, brands=("a", "b"))
        keyrings.release(3, named, genuine=True)
        assert keyrings.known(named)[key] == Known(cases=2, genuine=0, brands=("a", "b"))
        keyrings.release(1, named, genuine=False)
        keyrings.release(2, named, genuine=False)
        assert keyrings.known(named)[key] == Known()
        assert keyrings.named(named) == {}
    database.close()


def test_without_keys_there_is_nobody_near(where: str) -> None:
    """A case that shares nothing asks nothing."""
    database = Database(Place(where))
    with database.reading() as connection:
        keyrings = Keyrings(connection, database.kind)
        assert keyrings.near(Mine(specimen=1, sha256="1", keys=()), {}, {}, Trusting()) == ()
    database.close()


def test_a_list_is_given_as_each_engine_takes_it() -> None:
    """An array, or JSON."""
    assert listed("postgresql", [1, 2]) == [1, 2]
    assert listed("sqlite", [1, 2]) == "[1,2]"
