"""The allowance for decoding header fields."""

from __future__ import annotations

from gyotaku.read.allowance import Allowance


def test_field_is_cut_at_the_longest() -> None:
    """No field is decoded beyond the limit for one field, and the cut is known."""
    allowance = Allowance(10, total=1000)
    assert allowance.granted(b"x" * 10) == b"x" * 10
    assert not allowance.cut
    assert allowance.granted(b"x" * 11) == b"x" * 10
    assert allowance.cut


def test_whole_mail_is_bounded() -> None:
    """Once the mail's allowance is spent, fields are decoded in short only."""
    allowance = Allowance(5000, total=6000)
    allowance.granted(b"x" * 5000)
    allowance.granted(b"x" * 5000)
    assert allowance.spent
    assert len(allowance.granted(b"x" * 5000)) == 256


def test_what_is_not_plain_costs_more() -> None:
    """Fields whose charset must be weighed are counted dearer than their length."""
    plain, dear = Allowance(5000, total=3000), Allowance(5000, total=3000)
    for _ in range(4):
        plain.granted(b"abc")
        dear.granted("あ".encode())
    assert not plain.spent
    assert dear.spent
