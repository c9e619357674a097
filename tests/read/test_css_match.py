"""Which rules apply to an element."""

from __future__ import annotations

import pytest

from gyotaku.read.css_match import Cascade

OPEN = [("body", {}), ("div", {"class": "w x", "id": "top"}), ("td", {"align": "left"})]


@pytest.mark.parametrize(
    ("selector", "holds"),
    [
        ("p", True),
        ("*", True),
        ("p.n", True),
        (".n.m", True),
        (".n.z", False),
        ("#i", True),
        ("p#j", False),
        ("div p", True),
        ("div > p", False),
        ("td>p", True),
        ("body .w p", True),
        ("table p", False),
        (".x td[align=left] > p", True),
        ("p[class~=m]", True),
        ("p[data-a^='ab'][data-a$=\"cd\"]", True),
        ("p[data-a*=zz]", False),
        ("a:link", False),
        ("p:hover", False),
        ("p + p", False),
        ("p:nth-child(1)", True),
        ("p:nth-child(2)", False),
        ("p::after", False),
        ("\\70", True),
    ],
)
def test_selectors(selector: str, *, holds: bool) -> None:
    """What is understood is matched as a browser does; what is not never applies."""
    cascade = Cascade([f"{selector}{{color:red}}"])
    for tag, attributes in OPEN:
        cascade.enter(tag, attributes)
    assert bool(cascade.applying("p", {"class": "n m", "id": "i", "data-a": "abcd"})) is holds


def test_stronger_selectors_come_last() -> None:
    """By identifier, class and tag, then by order in the sheet."""
    cascade = Cascade(["#i{color:red} .n{color:blue} p{color:green} p.n{color:white} .n{color:black}"])
    chosen = [cascade.selectors[number].declarations[0][1] for number in cascade.applying("p", {"class": "n", "id": "i"})]
    assert chosen == ["green", "blue", "black", "white", "red"]


def test_budget_stops_costly_sheets() -> None:
    """A sheet that would need too many comparisons stops applying, and the page says so."""
    cascade = Cascade(["".join(f"x div .c{{color:#{number:06x}}}" for number in range(2_500))])
    for _ in range(300):
        cascade.enter("div", {})
        cascade.applying("p", {"class": "c"})
    assert cascade.cut
