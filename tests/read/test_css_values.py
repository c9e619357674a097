"""Colours and lengths."""

from __future__ import annotations

import pytest

from gyotaku.read.css_values import contrast, font_pixels, legacy_colour, over, pixels, rgba


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#FFF", (255, 255, 255, 1.0)),
        ("#00000000", (0, 0, 0, 0.0)),
        ("White", (255, 255, 255, 1.0)),
        ("rgb(255 0 0 / 50%)", (255, 0, 0, 0.5)),
        ("hsl(0,100%,50%)", (255, 0, 0, 1.0)),
        ("transparent", (0, 0, 0, 0.0)),
        ("currentcolor", None),
        ("var(--x)", None),
        ("#12", None),
        ("rgb(", None),
        ("", None),
    ],
)
def test_css_colours(value: str, colour: tuple[int, int, int, float] | None) -> None:
    """Every notation of a colour gives the same numbers; what is no colour gives none."""
    assert rgba(value) == colour


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("ffffff", (255, 255, 255)),
        ("#fff", (255, 255, 255)),
        ("white", (255, 255, 255)),
        ("chucknorris", (192, 0, 0)),
        ("transparent", None),
        ("", None),
    ],
)
def test_legacy_colours(value: str, colour: tuple[int, int, int] | None) -> None:
    """Attributes follow the older rules of HTML, by which anything is a colour."""
    assert legacy_colour(value) == colour


def test_contrast_and_painting_over() -> None:
    """Ratios are those of WCAG; half transparent colours mix."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((255, 255, 255), (250, 250, 250)) < 1.1 < contrast((255, 255, 255), (238, 238, 238))
    assert over((0, 0, 0, 0.5), (255, 255, 255)) == (128, 128, 128)


def test_lengths() -> None:
    """Absolute units are pixels at 96 an inch, relative ones follow the font or the whole; words are no length."""
    assert [pixels(value) for value in ("10px", "0", "1in", "-999em", "50%", ".5px")] == [10, 0, 96, -15984, 300, 0.5]
    assert pixels("auto") is None
    assert pixels("5furlongs") is None
    assert [font_pixels(value, 10) for value in ("2em", "150%", "small", "larger", "12pt", "x")] == [20, 15, 13, 12, 16, 10]
