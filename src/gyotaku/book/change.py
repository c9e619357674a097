"""Whether two counts differ by more than chance: what small numbers allow to be said.

Two counts from periods of equal length, given their sum n, are split like n tosses of a fair coin when nothing changed (the
conditional test of two Poisson rates; Przyborowski and Wilenski 1940). Ten facets with ten values each are compared at once, so
only what chance brings once in a hundred times is called a change.
"""

from __future__ import annotations

from math import comb, erfc, sqrt

FEWEST = 10
"""Cases of both periods together below which nothing is said."""
CHANCE = 0.01
EXACT = 400
"""Cases up to which the test is computed exactly; above, the normal law is near enough."""


def change(now: int, before: int, share: float = 0.5) -> str:
    """Say up, down, steady or few; `share` is the part of both periods' length that lies in the present one."""
    total = now + before
    if total < FEWEST:
        return "few"
    if chance(now, total, share) > CHANCE:
        return "steady"
    return "up" if now > total * share else "down"


def chance(now: int, total: int, share: float = 0.5) -> float:
    """Return the two-sided probability of a split at least as uneven as this one when nothing changed."""
    if total > EXACT:
        spread = sqrt(total * share * (1 - share))
        return erfc((abs(now - total * share) - 0.5) / spread / sqrt(2)) if spread else 1.0
    weights = [comb(total, count) * share**count * (1 - share) ** (total - count) for count in range(total + 1)]
    return min(1.0, sum(weight for weight in weights if weight <= weights[now] * (1 + 1e-9)))
