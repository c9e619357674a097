"""The open families."""

from __future__ import annotations

from pathlib import Path

import pytest

from gyotaku import registry
from gyotaku.errors import UnknownName
from gyotaku.registry import Family


def test_a_name_taken_twice_is_loud() -> None:
    """Two members of one name would hide one of them: refused."""
    family: Family[object] = Family("rule", "gyotaku.model")
    family.add("one", "first")
    with pytest.raises(ValueError, match="two rules are called 'one'"):
        family.add("one", "second")


def test_an_unknown_name_lists_the_known_ones() -> None:
    """An explicit choice that fails says what there is to choose from."""
    family: Family[str] = Family("export", "gyotaku.model")
    family.add("html", "x")
    family.add("json", "y")
    with pytest.raises(UnknownName, match="No export is called 'pdf'; the known ones are: html, json"):
        family.named("pdf")


def test_members_come_in_the_order_of_their_names() -> None:
    """Output never depends on the order of imports."""
    family: Family[str] = Family("x", "gyotaku.model")
    family.add("b", "2")
    family.add("a", "1")
    assert list(family) == ["1", "2"]
    assert family.names() == ["a", "b"]


def _installed(place: Path, group: str) -> None:
    info = place / "outside-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: outside\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\none = outside_member:register\n", "utf-8")


@pytest.mark.parametrize(("group", "found"), [("gyotaku.model", ["one"]), ("console_scripts", [])])
def test_outsiders_come_through_the_same_door(
    group: str, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A distribution that names the family is loaded; one that names another group is left alone."""
    _installed(tmp_path, group)
    (tmp_path / "outside_member.py").write_text("register = None\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    registry._outsiders.cache_clear()
    assert [point.name for point in registry._outsiders() if point.value.startswith("outside_")] == found
    registry._outsiders.cache_clear()


def test_a_table_of_all_members_is_made_once_until_another_joins() -> None:
    """What is made of the members is kept, and never lacks one that joined later."""
    family: Family[str] = Family("x", "gyotaku.model")
    family.add("b", "2")
    made: list[tuple[str, ...]] = []

    def table(members: tuple[str, ...]) -> str:
        made.append(members)
        return "".join(members)

    assert (family.once(table), family.once(table)) == ("2", "2")
    family.add("a", "1")
    assert family.once(table) == "12"
    assert made == [("2",), ("1", "2")]
