"""What holds for text at a place of the page: everything an element hands down to what is inside it."""

from __future__ import annotations

from collections.abc import Mapping

from gyotaku.read.css_effect import NOTHING, TINY, Effect
from gyotaku.read.css_values import BLACK, FAINT, LINK, WHITE, Colour, contrast, font_pixels, legacy_colour, over

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset({"b", "strong", "th", *HEADINGS})
PREFORMATTED = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
_HEADING_PIXELS = {"h1": 32.0, "h2": 24.0, "h3": 18.7, "h4": 16.0, "h5": 13.3, "h6": 10.7}
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}


class State:
    """Never changed once made; equal states of a page are one object, so that they can be told apart by identity."""

    __slots__ = ("backdrop", "bold", "colour", "far", "font", "gone", "heading", "hidden", "pre", "shown", "word_hides")

    def __init__(
        self,
        gone: str | None,
        colour: Colour | None,
        backdrop: Colour | None,
        font: float,
        heading: int,
        *,
        shown: bool,
        far: bool,
        pre: bool,
        bold: bool,
        word_hides: bool,
    ) -> None:
        self.gone = gone
        self.colour = colour
        """None: painted transparent."""
        self.backdrop = backdrop
        """None: a picture or gradient, so not known."""
        self.font = font
        self.heading = heading
        self.shown = shown
        self.far = far
        self.pre = pre
        self.bold = bold
        self.word_hides = word_hides
        self.hidden = gone or self._hidden()
        """Why text here is not seen; None when it is."""

    def _hidden(self) -> str | None:
        if not self.shown:
            return "visibility"
        if self.font <= TINY:
            return "font-size"
        if self.far:
            return "off-screen"
        if self.colour is None:
            return "colour"
        if self.backdrop is not None and contrast(self.colour, self.backdrop) < FAINT:
            return "colour"
        return "mso-hide" if self.word_hides else None


States = dict[tuple[object, ...], State]
"""The states of one page by their fields."""

START = State(None, BLACK, WHITE, 16.0, 0, shown=True, far=False, pre=False, bold=False, word_hides=False)


def inherit(
    outer: State, tag: str, attributes: Mapping[str, str | None], styled: Effect = NOTHING, known: States | None = None
) -> State:
    """Return the state inside an element, from that around it, its attributes and its winning declarations.

    An equal state out of `known` is taken instead of a new one.
    """
    font = outer.font
    if tag in _HEADING_PIXELS:
        font = _HEADING_PIXELS[tag]
    elif tag == "font" and attributes.get("size"):
        font = _FONT_SIZES.get((attributes["size"] or "").strip(), font)
    if styled.font is not None:
        font = font_pixels(styled.font, outer.font)
    backdrop = _backdrop(outer.backdrop, attributes, styled)
    colour = _colour(outer.colour, backdrop, tag, attributes, styled)
    gone = outer.gone or styled.gone
    if gone is None and "hidden" in attributes and styled.block is None:
        gone = "attribute"
    heading = HEADINGS.get(tag, outer.heading)
    shown = outer.shown if styled.shown is None else styled.shown
    far = outer.far if styled.far_indent is None else styled.far_indent
    pre = (tag in PREFORMATTED or outer.pre) if styled.preformatted is None else styled.preformatted
    bold = (tag in BOLD or outer.bold) if styled.bold is None else styled.bold
    # A link that Outlook is told to skip has a twin in VML; every other program shows it.
    word_hides = (outer.word_hides or styled.word_hides) and tag != "a"
    key = (gone, colour, backdrop, font, heading, shown, far, pre, bold, word_hides)
    state = known.get(key) if known is not None else None
    if state is None:
        state = State(gone, colour, backdrop, font, heading, shown=shown, far=far, pre=pre, bold=bold, word_hides=word_hides)
        if known is not None:
            known[key] = state
    return state


def _backdrop(outer: Colour | None, attributes: Mapping[str, str | None], styled: Effect) -> Colour | None:
    if styled.image or attributes.get("background"):
        return None
    if styled.backdrop is not None:
        return over(styled.backdrop, outer or WHITE) if outer is not None or styled.backdrop[3] >= 1 else None
    named = attributes.get("bgcolor")
    if named:
        colour = legacy_colour(named)
        if colour is not None:
            return colour
    return outer


def _colour(
    outer: Colour | None, backdrop: Colour | None, tag: str, attributes: Mapping[str, str | None], styled: Effect
) -> Colour | None:
    if styled.colour is not None:
        if styled.colour[3] <= 0.05:
            return None
        return over(styled.colour, backdrop or WHITE)
    if tag == "a" and "href" in attributes and not styled.colour_inherits:
        return LINK
    named = attributes.get("color") if tag in {"font", "basefont"} else attributes.get("text") if tag == "body" else None
    if named:
        return legacy_colour(named) or outer
    return outer
