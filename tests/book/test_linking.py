from __future__ import annotations

import pytest

from gyotaku.book.linking import BODY, SAID, WEIGHTS, Side, bond, speaks
from gyotaku.book.ports import Key, Known

BAD = Side(brand="a", label="phishing")
OTHER = Side(brand="b", label="phishing")
BANDS = [Key(family="body", value=f"{band:x}:00") for band in range(16)]
SUBJECT = Key(family="subject", value="お支払い方法の確認")
KIT = Key(family="kit", value="00ff")
LINK = Key(family="link", value="/netsgvice/logyino/")
DOMAIN = Key(family="domain", value="evil.example")
NAMELESS = Side(label="phishing")


def test_one_family_alone_never_joins() -> None:
    """Even a body that is equal letter by letter needs something else that agrees."""
    assert not bond(BANDS, {}, NAMELESS, NAMELESS).joins
    assert bond(BANDS, {}, NAMELESS, NAMELESS).thin
    assert bond([*BANDS, KIT], {}, NAMELESS, NAMELESS).joins


def test_machines_and_names_alone_join_nothing() -> None:
    """One gang sends for many: link, domain and mailer make similar cases, no campaign."""
    alike = bond([LINK, DOMAIN, KIT], {}, BAD, BAD)
    assert alike.thin
    assert not alike.joins
    assert bond([LINK, DOMAIN, KIT, SUBJECT], {}, BAD, BAD).joins


def test_two_keys_of_one_thing_count_once() -> None:
    """Address and network of one server are one thing."""
    ip, prefix = Key(family="ip", value="192.0.2.1"), Key(family="prefix", value="192.0.2.0/24")
    both = bond([ip, prefix], {}, NAMELESS, NAMELESS)
    assert both.keys == (ip,)
    assert both.weight == WEIGHTS["ip"].weight


def test_strangers_need_more() -> None:
    """Cases that imitate different brands are joined by more than those of one."""
    shares = [SUBJECT, LINK]
    assert bond(shares, {}, NAMELESS, NAMELESS).joins
    assert not bond(shares, {}, BAD, OTHER).joins
    assert bond([*shares, KIT], {}, BAD, OTHER).joins


def test_genuine_mail_joins_nothing() -> None:
    """A genuine case is in no campaign; an undecided one only where the whole body is the same."""
    genuine, undecided = Side(label="likely-genuine"), Side(label="undetermined")
    assert not bond([*BANDS, SUBJECT, KIT], {}, NAMELESS, genuine).joins
    assert not bond([SUBJECT, LINK, DOMAIN, KIT], {}, NAMELESS, undecided).joins
    assert bond([*BANDS, SUBJECT], {}, NAMELESS, undecided).joins


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Known(cases=9, brands=("a",)), True),
        (Known(cases=9, genuine=1), False),
        (Known(cases=100, genuine=1), True),
        (Known(cases=9, brands=("a", "b", "c", "d", "e")), False),
        (Known(cases=5_000, brands=("a",)), False),
    ],
)
def test_a_common_key_says_nothing(known: Known, said: bool) -> None:
    """Seen in genuine mail, with many brands, or in too many cases for what it is."""
    assert speaks(KIT, known) is said


def test_an_unknown_family_says_nothing() -> None:
    """A key of a later version is kept and weighs nothing."""
    assert not speaks(Key(family="no-such", value="x"), Known())


def test_the_tables_agree() -> None:
    """What is said has weights, and the scale of the body falls."""
    assert {entry.says for entry in WEIGHTS.values()} >= SAID
    assert sorted(BODY, reverse=True) == list(BODY)
