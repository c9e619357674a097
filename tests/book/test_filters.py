"""Filters."""

from __future__ import annotations

import pytest

from gyotaku.book.filters import parse
from gyotaku.errors import UsageError


def test_words_and_fields_are_told_apart() -> None:
    """A URL and a Japanese word with a colon are words, not fields."""
    wanted = parse('label:phishing https://login.example/ 件名:確認 "two words" hXXp://x[.]example')
    assert len(wanted.conditions) == 1
    assert wanted.words == 'https://login.example/ 件名:確認 "two words" hXXp://x[.]example'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour:red", "No filter is called 'colour'; the known ones are: brand, campaign"),
        ("label:bad", "No label is called 'bad'"),
        ("ip:300.1.1.1", "neither an address nor a range"),
        ("since:2026-13", "is no date"),
        ("since:yesterday", "is no date"),
        ("id:xyz", "no beginning of a SHA-256 hash"),
    ],
)
def test_a_filter_that_makes_no_sense_says_what_would(text: str, said: str) -> None:
    """A typo is never an empty list."""
    with pytest.raises(UsageError, match=said):
        parse(text)


def test_a_brand_is_found_by_any_of_its_names() -> None:
    """Japanese name, English name and id lead to the same condition, whatever the width of the letters."""
    assert parse("brand:ポケットカード").conditions == parse("brand:ﾎﾟｹｯﾄｶｰﾄﾞ").conditions
    assert list(parse("brand:nothing-like-it").conditions[0].values.values()) == ["nothing-like-it"]


def test_a_value_is_bound_and_never_part_of_the_statement() -> None:
    """What a person types cannot become SQL."""
    for condition in parse("sender:';DROP--@x.example tag:';-- pretext:' brand:'").conditions:
        assert "DROP" not in condition.sql
        assert "'" not in condition.sql.replace("''", "").replace("' '", "").replace("'tag'", "").replace("'untag'", "")


def test_days_are_japanese_days() -> None:
    """`since:2026-03-15` begins at midnight in Japan."""
    (since,) = parse("since:2026-03-15").conditions
    assert list(since.values.values()) == [1773500400]
    (until,) = parse("until:2026-02").conditions
    assert list(until.values.values()) == [1772290800]
