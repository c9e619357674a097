"""What happens to mail of a kind the fit has never seen: a whole source, or a whole year, left out of it.

Cross-validation by near-duplicates still lets the fit see other mail of the same collector and month. Here it does not. The
threshold is that at which 1 % of the genuine mail fitted on is flagged; mail written for this project stays in every fit and is
not measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np

from corpus import Row
from learning import crossed, fires, learn, table

LEAST = 10
"""Mails a cell needs before a figure is printed for it."""


def _threshold(rows: list[Row]) -> float:
    """Return the share above which 1 % of genuine mail lies, each judged by a fold that did not see it."""
    shares, _ = crossed(rows, table())
    return float(np.quantile([share for row, share in zip(rows, shares[:, 0], strict=True) if row.label == "ham"], 0.99)) + 1e-9


def left_out(rows: list[Row], name: str, key: Callable[[Row], str]) -> str:
    """Return a table: each value of `key` judged by a fit that saw no mail with it."""
    rules = table()
    lines = [f"{name:<22}{'class':<10}{'mails':>6}{'flagged':>9}{'threshold':>11}"]
    counts = Counter((key(row), row.label) for row in rows)
    for value in sorted({row_value for row_value, _ in counts} - {""}):
        rest = [row for row in rows if key(row) != value]
        if not any(counts[value, label] >= LEAST for label in ("phish", "ham", "unwanted")):
            continue
        if not any(row.label == "ham" for row in rest):
            continue
        learned, limit = learn(rest, rules), _threshold(rest)
        for label in ("phish", "ham", "unwanted"):
            mine = [row for row in rows if key(row) == value and row.label == label]
            if len(mine) >= LEAST:
                flagged = (learned.shares(fires(mine, rules.names))[:, 0] >= limit).mean()
                lines.append(f"{value:<22}{label:<10}{len(mine):>6}{flagged:>9.1%}{limit:>11.2f}")
    return "\n".join(lines)


def source(row: Row) -> str:
    """Name the source of a mail of the corpus; nothing for a written one."""
    return "" if row.kind == "written" else row.source


def year(row: Row) -> str:
    """Name the year of a mail of the corpus; nothing for a written one."""
    return "" if row.kind == "written" else row.date[:4]
