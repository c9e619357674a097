"""Style sheets split into declarations."""

from __future__ import annotations

import pytest
import tinycss2

from gyotaku.read.css import applies, declarations, merged, rules, urls


def test_declarations_of_a_style_attribute() -> None:
    """Strings and brackets may hold separators; comments, escapes and case do not hide a property."""
    text = "COLOR:red;font-family:'a;b', \"c\";background:url(data:image/png;base64,AA) x !important; \\64 isplay:/* */none;x:1"
    assert declarations(text) == (
        ("color", "red", False),
        ("font-family", "'a;b', \"c\"", False),
        ("background", "url(data:image/png;base64,AA) x", True),
        ("display", "none", False),
    )


@pytest.mark.parametrize(
    "text", ["a:b", "color : RED ; ; width:5px", "color:rgb(1,2,3)!important", "font:12px x; color:", "{color:red"]
)
def test_same_as_a_full_parser(text: str) -> None:
    """Where the full parser reads a declaration of interest, so does this one."""
    peer = [
        (one.lower_name, tinycss2.serialize(one.value).strip(), one.important)
        for one in tinycss2.parse_blocks_contents(text)
        if one.type == "declaration" and one.lower_name in {"color", "width", "font"} and tinycss2.serialize(one.value).strip()
    ]
    assert [one for one in declarations(text) if one[1] and "{" not in text] == peer


def test_rules_of_a_sheet() -> None:
    """Selectors are split, groups that apply are entered, others and @rules skipped, later rules have higher order."""
    sheet = (
        "<!-- @import url(x.css); .a,.b{color:red} @media (max-width:600px){.c{display:none}} @font-face{src:url(f)}"
        "@media screen and (min-width:300px){.d{display:none}} /* .e{color:red} */ .f{content:'}';color:blue} .g{x:y} -->"
    )
    found, cut = rules([sheet])
    assert [(rule.selector, rule.declarations[-1][:2]) for rule in found] == [
        (".a", ("color", "red")),
        (".b", ("color", "red")),
        (".d", ("display", "none")),
        (".f", ("color", "blue")),
    ]
    assert [rule.order for rule in found] == sorted(rule.order for rule in found)
    assert not cut


def test_long_sheets_are_cut() -> None:
    """Only so many characters and rules of all sheets are read."""
    found, cut = rules(["p{color:red}" * 10_000])
    assert cut
    assert len(found) == 3_000


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("", True),
        ("screen", True),
        ("only screen and (min-width: 480px)", True),
        ("only screen and (max-width:600px)", False),
        ("(max-device-width: 480px), all", True),
        ("print", False),
        ("(prefers-color-scheme: dark)", False),
        ("not screen", False),
        ("screen and (-webkit-min-device-pixel-ratio:0)", False),
    ],
)
def test_media_queries_for_a_desktop_screen(query: str, *, holds: bool) -> None:
    """Rules count that a mail program on a desktop would apply."""
    assert applies(query) is holds


def test_important_wins_then_order() -> None:
    """Layers come weakest first; an important declaration of any wins over plain ones of all."""
    weak = (("color", "red", True), ("width", "1px", False))
    strong = (("color", "blue", False), ("width", "2px", False))
    assert merged([weak, strong]) == (("color", "red"), ("width", "2px"))


def test_urls_in_styles() -> None:
    """Addresses are found quoted or not, and in imports; comments are none."""
    assert urls("a{background:url( 'x y' )} b{src:URL(z)} @import \"i\"; /* url(no) */") == ["x y", "z", "i"]
