"""What happens to mail of a kind the fit has never seen: a whole source, or a whole year, left out of it.

Cross-validation by near-duplicates still lets the fit see other mail of the same collector and month. Here it does not. Only the
thresholds, three numbers, come from the cross-validation of all. Mail written for this project stays in every fit and is not
measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from corpus import CLASSES, Row
from gyotaku.model.case import Label
from judging import verdict, weights_of
from learning import learn, table

LEAST = 10
"""Mails of a class a source or year needs for a figure."""


def left_out(rows: list[Row], limits: dict[str, int], name: str, key: Callable[[Row], str]) -> str:
    """Return a table: each value of `key` judged by a fit that saw no mail with it."""
    rules = table()
    lines = [f"{name:<22}{'class':<10}{'mails':>6}{'flagged':>9}{'phishing':>10}"]
    counts = Counter((key(row), row.label) for row in rows)
    for value in sorted({value for value, _ in counts} - {""}):
        if all(counts[value, label] < LEAST for label in CLASSES):
            continue
        weights = weights_of(learn([row for row in rows if key(row) != value], rules), rules, limits)
        for label in CLASSES:
            mine = [row for row in rows if key(row) == value and row.label == label]
            if len(mine) >= LEAST:
                told = Counter(verdict(row, weights).label for row in mine)
                named = told[Label.PHISHING] / len(mine)
                flagged = named + told[Label.LIKELY_PHISHING] / len(mine)
                lines.append(f"{value:<22}{label:<10}{len(mine):>6}{flagged:>9.1%}{named:>10.1%}")
    return "\n".join(lines)


def source(row: Row) -> str:
    """Name the source of a mail of the corpus; nothing for a written one."""
    return "" if row.kind == "written" else row.source


def year(row: Row) -> str:
    """Name the year of a mail of the corpus; nothing for a written one."""
    return "" if row.kind == "written" else row.date[:4]
