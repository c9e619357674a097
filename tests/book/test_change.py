from __future__ import annotations

import pytest

from gyotaku.book.change import chance, change


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [(3, 1, "few"), (0, 9, "few"), (12, 8, "steady"), (30, 10, "up"), (10, 30, "down"), (0, 12, "down"), (5_300, 5_000, "up")],
)
def test_small_numbers_allow_little(now: int, before: int, said: str) -> None:
    """Tripling from one to three says nothing; a change is what chance brings less than once in a hundred times."""
    assert change(now, before) == said


def test_a_shorter_period_is_weighed() -> None:
    """Half the cases in half the days is no fall."""
    assert change(20, 40, share=1 / 3) == "steady"
    assert change(20, 40) == "down" or chance(20, 60) > 0.01


def test_both_ways_of_computing_agree() -> None:
    """The exact test and the normal law meet where one takes over."""
    exact, near = chance(230, 400), chance(231, 402)
    assert abs(exact - near) < 0.002
    assert chance(200, 400) == pytest.approx(1.0)
