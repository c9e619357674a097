"""Selectors, against the HTML parser's own selector engine."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from gyotaku.read.css import Rule
from gyotaku.read.css_selectors import compile_selector
from gyotaku.read.html import read_html

PAGE = """<style>{}{{display:none}}</style><div><p id=a>a</p><p id=b class=x>b</p><span id=c>c</span><p id=d>d</p><!-- x -->
<p id=e class="x y" title="it">e</p></div><ul><li id=f>f<b id=h>h</b></li><li id=g>g</li></ul>"""


def hidden(page: str) -> set[str]:
    """Return the letters of a page that are hidden."""
    return {letter for run in read_html(page).runs if run.hidden for letter in run.text if not letter.isspace()}


def chosen(page: str, selector: str) -> set[str]:
    """Return the letters inside the elements that lexbor chooses."""
    found = [node.text(deep=True) for node in LexborHTMLParser(page).css(selector)]
    return {letter for text in found for letter in text if letter in "abcdefgh"}


@pytest.mark.parametrize(
    "selector",
    [
        *("p:first-child", "p:last-child", "p:nth-child(2)", "p:nth-child(odd)", "p:nth-child(2n + 1)", ":nth-child(-n+2)"),
        *("p:nth-of-type(2)", "p:nth-last-of-type(1)", "p:nth-last-child(2)", "span:only-of-type", "b:only-child"),
        *("p + p", "p~p", "p.x + span", "span ~ p.x", "#a + .x ~ p", "div + ul li", "div ~ ul > li + li", "p ~ span + p"),
        *("p:not(.x)", "p:not(.x):not(:first-child)", "p:not(.x, #a)", "li:not(:last-child)", ":is(span, #e)", "p:not([title])"),
        *("li:first-child b", "ul > li:not(:last-child) > b", "p:nth-child(0n+4)", "p:nth-child(n+3)", "p:nth-child(9)"),
    ],
)
def test_positions_siblings_and_negation(selector: str) -> None:
    """What these choose is hidden, as a browser hides it, and nothing else."""
    page = PAGE.format(selector)
    expected = chosen(page, selector)
    assert hidden(page) == expected
    assert expected or selector == "p:nth-child(9)"


@pytest.mark.parametrize(
    "selector",
    ["p:hover", "p::before", "p:has(b)", "p:not(p:has(b))", "p:not(a b)", "p:nth-child(x)", "p:not()", "p:nth-child(2 of .x)"],
)
def test_what_is_not_understood_never_applies(selector: str) -> None:
    """Guessing would hide what is shown."""
    assert compile_selector(Rule(selector=selector, declarations=(), order=0)) is None


def test_specificity_counts_what_stands_inside() -> None:
    """`:not(#a)` weighs as much as `#a` (Selectors 4 section 17), so that the right rule wins."""

    def weight(selector: str) -> tuple[int, int, int]:
        compiled = compile_selector(Rule(selector=selector, declarations=(), order=0))
        assert compiled is not None
        return compiled.specificity

    assert weight("p:not(#a, .b)") == (1, 0, 1)
    assert weight("p:first-child + :is(.a, b)") == (0, 2, 1)


def test_lists_are_split_outside_brackets() -> None:
    """The comma inside `:not(…)` separates nothing."""
    assert hidden(PAGE.format("h1, p:not(#a, #b), h2")) == {"d", "e"}


def test_selectors_made_to_be_slow_end() -> None:
    """Ten thousand siblings under sibling combinators run into the budget, and the page says so."""
    sheet = "<style>" + "".join(f".c{n} ~ .d ~ .e ~ i{{display:none}}" for n in range(200)) + "</style>"
    document = read_html(sheet + '<i class="d">x</i><i class="e">y</i>' * 10_000)
    assert "css-cut" in document.traits
    last = read_html("<style>i:nth-last-child(3n){display:none}</style>" + "<i>x</i>" * 20_000)
    assert last.runs


def test_unreadable_selectors_are_dropped() -> None:
    """Broken selectors are no rule."""
    for text in ("", "a[", ".", "a,,", "a > ", "> a > > b", "a" * 400):
        selector = compile_selector(Rule(selector=text, declarations=(), order=0))
        assert selector is None or text in {"a > ", "> a > > b"}
