from __future__ import annotations

import msgspec
import pytest

from gyotaku.data.tables import read_record, read_table
from gyotaku.model.noun import Noun


class Negations(Noun, frozen=True, kw_only=True):
    """The form of one small table."""

    date: str
    before: list[str]
    after: list[str]


class Others(Noun, frozen=True, kw_only=True):
    """A form that the table does not have."""

    missing: int


def test_a_table_is_read_by_its_file() -> None:
    """What stands in the file is what comes out, Japanese included."""
    assert "never" in read_table("negations.toml")["before"]
    assert read_record("negations.toml", Negations).after == read_table("negations.toml")["after"]


def test_a_table_that_is_no_such_record_is_refused() -> None:
    """A table that lost a field must not be read as an empty one."""
    with pytest.raises(msgspec.ValidationError):
        read_record("negations.toml", Others)
