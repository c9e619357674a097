"""What an element's tag and the names of its attributes tell before any value is read, and what equal elements do alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter

from gyotaku.read.css_effect import Effect
from gyotaku.read.html_carriers import carriers
from gyotaku.read.html_elements import SPECIAL, Attributes
from gyotaku.read.html_state import BOLD, HEADINGS, PREFORMATTED, State

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section "
    "summary table tbody td tfoot th thead title tr ul xmp"
)
BLOCKS = frozenset(_BLOCKS.split())
SKIPPED = frozenset({"script", "style", "template", "iframe", "noembed", "noframes", "frameset", "datalist", "param", "rp"})
_PRESENTATIONAL = frozenset({"background", "bgcolor", "color", "hidden", "size", "text"})
_OWN_STATE = BOLD | HEADINGS.keys() | PREFORMATTED | {"a"}


def _nothing(_attributes: Attributes) -> object:
    return None


class Shape:
    """A tag with the names of its attributes. `deciding` takes out the values that decide how such an element looks."""

    __slots__ = ("block", "carriers", "chosen", "deciding", "entered", "plain", "speaks", "special", "tag")

    def __init__(self, tag: str, names: tuple[str, ...], *, chosen: bool) -> None:
        self.tag = tag
        self.chosen = chosen
        """Whether the page's style sheets may choose it."""
        looks = [name for name in names if name in _PRESENTATIONAL or name == "style"]
        self.deciding: Callable[[Attributes], object] = itemgetter(*looks) if looks else _nothing
        self.plain = tag not in _OWN_STATE and _PRESENTATIONAL.isdisjoint(names)
        """Whether such an element hands down what it finds, unless a style says otherwise."""
        self.block = tag in BLOCKS
        self.entered = tag not in SKIPPED
        self.special = SPECIAL.get(tag)
        self.carriers = carriers(tag, names)
        self.speaks = "lang" in names and tag in {"body", "div"}
        """Whether it says the language of the page."""


@lru_cache(maxsize=4096)
def shape_of(tag: str, names: tuple[str, ...], *, chosen: bool) -> Shape:
    """Return the shape of an element; with `chosen` the page has style sheets that may choose it."""
    return Shape(tag, names, chosen=chosen)


class Opening:
    """What the beginning of an element does, the same for every equal one in an equal state."""

    __slots__ = ("block", "boxed", "named", "shape", "state", "urls")

    def __init__(self, shape: Shape, state: State, styled: Effect) -> None:
        self.shape = shape
        self.state = state
        self.block = shape.block if styled.block is None else styled.block
        self.urls: tuple[str, ...] = ()
        self.boxed = False
        """Whether a painted box begins."""
        self.named = False
        """Whether one begins if role or class says that it is a button."""
