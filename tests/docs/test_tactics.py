"""The table of tactics names what is there."""

from __future__ import annotations

import re
from pathlib import Path

from gyotaku.observe.family import OBSERVERS
from gyotaku.rules import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "tactics.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z]+\.[a-z0-9\-]+|observer:\w+)`", PAGE)) - {"like.this", "verdict.md"}


def test_every_rule_and_observer_named_exists() -> None:
    """A rule that was renamed or removed must not be promised here."""
    known = {member.id for member in RULES} | {f"observer:{member.name}" for member in OBSERVERS}
    assert sorted(NAMED - known - {"observer:name"}) == []
    assert len(NAMED) > 120


def test_every_row_names_one_or_says_why_not() -> None:
    """A tactic without a rule says that it is not detected, and why."""
    rows = [line.split("|")[1:-1] for line in PAGE.splitlines() if re.match(r"\| [^-]", line)]
    told = [row for row in rows if "seen by" not in row[1] and row[1].strip() != "why"]
    bare = [row[0].strip() for row in told if not re.search(r"`|the same|not detected|no OCR", row[1])]
    assert bare == []
