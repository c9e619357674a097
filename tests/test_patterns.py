"""Expressions that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import gyotaku
from gyotaku.data import receivers
from gyotaku.data.company_facts import names
from gyotaku.data.deadlines import wording
from gyotaku.data.forwards import forwards
from gyotaku.data.lures import LANGUAGES
from gyotaku.patterns import late


def test_it_is_compiled_when_it_is_first_used_and_once() -> None:
    """A start waits for no expression that nothing is searched with; every later use finds the compiled one's own methods."""
    broken = late("(a")
    with pytest.raises(re.error):
        broken.search("a")
    good = late("(?P<first>A)b", re.IGNORECASE)
    found = good.search("xaB")
    assert found is not None
    assert found["first"] == "a"
    assert good.search is good.search
    assert good.sub("-", "ab ab") == "- -"
    assert dict(good.groupindex) == {"first": 1}


_LATE: Any = type(late(""))


def _of(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, _LATE):
        yield value
    elif isinstance(value, dict):
        yield from _of(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _of(one)


def test_every_one_of_them_compiles() -> None:
    """An error in an expression must not wait for the mail that needs it."""
    found: list[re.Pattern[Any]] = []
    for module in pkgutil.walk_packages(gyotaku.__path__, "gyotaku."):
        if not module.name.endswith("__main__"):
            found += _of(tuple(vars(importlib.import_module(module.name)).values()))
    assert len(found) > 100
    for language in LANGUAGES:
        found += _of(wording(language))
    found += _of((forwards(), names(), receivers._tables()))
    assert all(one.flags >= 0 for one in found)
