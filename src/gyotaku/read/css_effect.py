"""What an element's declarations do to the text inside it: shown or hidden, its size and colours, whether it looks like a box."""

from __future__ import annotations

import re
from functools import lru_cache

from gyotaku.model.noun import Noun
from gyotaku.patterns import late
from gyotaku.read.css import Merged, declarations, merged, urls
from gyotaku.read.css_values import pixels, rgba

FAR = 400.0
"""Pixels outside the window from which on something is out of sight; a mail is 600-800 wide."""
TINY = 1.0
"""Pixels up to which text or a box cannot be seen."""

_RECT = re.compile(r"rect\(\s*([^)]{1,80})\)")
_NO_AREA = re.compile(
    r"inset\(\s*(?:100|[5-9]\d)(?:\.\d+)?%|circle\(\s*0|ellipse\(\s*0|polygon\(\s*(?:0(?:px|%)?\s+0(?:px|%)?\s*,?\s*)+\)"
)
_TRANSLATE = re.compile(r"translate(?:x|y|3d)?\(\s*(-?\d{1,6}(?:\.\d+)?)px(?:\s*,\s*(-?\d{1,6}(?:\.\d+)?)px)?")
_NO_SCALE = re.compile(r"scale(?:x|y|3d)?\(\s*0(?:\.0\d*)?\s*[,)]|matrix\(\s*0\s*,\s*0\s*,")
_FONT_SIZE = late(r"(?:^|\s)((?:\d*\.)?\d+(?:px|pt|em|rem|%)|0|(?:xx?-)?small|medium|(?:xx?-)?large)(?=[\s/])")
_SEE_THROUGH = re.compile(r"alpha\(\s*opacity\s*=\s*0*[0-5]?\s*\)|opacity\(\s*0*(?:\.0\d*)?%?\s*\)")
_PAINTED = re.compile(r"gradient\s*\(|url\s*\(|image-set\s*\(|var\s*\(", re.IGNORECASE)
_BLOCKS = {"block", "table", "table-cell", "table-row", "list-item", "flex", "grid", "flow-root", "table-caption"}


_HIDING = frozenset(
    {
        *("display", "opacity", "filter", "overflow", "overflow-x", "overflow-y", "transform", "position"),
        *("margin", "margin-left", "margin-top", "clip", "clip-path"),
    }
)
_HANDED_DOWN = _HIDING | {
    *("visibility", "font", "font-size", "color", "background", "background-color", "background-image", "text-indent"),
    *("white-space", "font-weight", "mso-hide"),
}
_BOXY = frozenset({"padding", "padding-top", "padding-left", "border-radius", "border", "border-top", "display"})


class Effect(Noun, frozen=True, kw_only=True):
    """The reading of one element's declarations; None everywhere means: as in the element around."""

    gone: str | None = None
    """Reason why nothing inside can be seen, whatever elements inside say."""
    shown: bool | None = None
    """`visibility`."""
    font: str | None = None
    colour: tuple[int, int, int, float] | None = None
    colour_inherits: bool = False
    backdrop: tuple[int, int, int, float] | None = None
    image: bool = False
    """Painted with a picture or a gradient: what is behind the text is not known."""
    far_indent: bool | None = None
    preformatted: bool | None = None
    bold: bool | None = None
    block: bool | None = None
    boxy: bool = False
    """Has padding, a border or round corners as a button has."""
    word_hides: bool = False
    """`mso-hide: all`: Outlook's Word engine does not show it, others do."""
    reverses: bool = False
    urls: tuple[str, ...] = ()
    fonts: str = ""
    changes: bool = False
    """Whether anything is handed down to the elements inside."""


NOTHING = Effect()


def effect_of_style(style: str) -> Effect:
    """Read a style attribute; short ones are remembered."""
    return _remembered(style) if len(style) <= 400 else effect(merged([declarations(style)]))


@lru_cache(maxsize=4096)
def _remembered(style: str) -> Effect:
    return effect(merged([declarations(style)]))


@lru_cache(maxsize=2048)
def effect(winning: Merged) -> Effect:
    """Read winning declarations once; equal ones are remembered."""
    have = {name: value.lower() for name, value in winning}
    names = have.keys()
    colour = have.get("color", "")
    back = have.get("background-color") or have.get("background") or ""
    return Effect(
        gone=None if _HIDING.isdisjoint(names) else _gone(have),
        shown=_shown(have.get("visibility")),
        font=_font(have),
        colour=rgba(colour) if colour else None,
        colour_inherits=colour in {"inherit", "currentcolor"},
        backdrop=_backdrop(back) if back else None,
        image=_painted(have),
        far_indent=_far_indent(have.get("text-indent")),
        preformatted=_preformatted(have.get("white-space")),
        bold=_bold(have.get("font-weight", "")),
        block=_block(have.get("display")),
        boxy=not _BOXY.isdisjoint(names) and _boxy(have),
        word_hides=have.get("mso-hide") == "all",
        reverses="override" in have.get("unicode-bidi", ""),
        urls=tuple([url for name, value in winning if "(" in value for url in urls(value)]),
        changes=not _HANDED_DOWN.isdisjoint(names),
        fonts=_fonts(winning) if "font-family" in have or "font" in have else "",
    )


def _painted(have: dict[str, str]) -> bool:
    painted = have.get("background-image", "") + " " + have.get("background", "")
    return "(" in painted and _PAINTED.search(painted) is not None


def _preformatted(space: str | None) -> bool | None:
    return None if space is None else space.startswith("pre") or space == "break-spaces"


def _shown(value: str | None) -> bool | None:
    if value is None or value == "inherit":
        return None
    return value not in {"hidden", "collapse"}


def _font(have: dict[str, str]) -> str | None:
    size = have.get("font-size")
    if size is None and "font" in have:
        found = _FONT_SIZE.search(have["font"] + " ")
        size = found[1] if found else None
    return size


def _fonts(winning: Merged) -> str:
    raw = dict(winning)
    if "font-family" in raw:
        return raw["font-family"]
    shorthand = raw["font"]
    found = _FONT_SIZE.search(shorthand.lower() + " ")
    if found is None:
        return ""
    rest = shorthand[found.end() :].lstrip()
    return rest.split(None, 1)[-1] if rest.startswith("/") else rest


def _bold(weight: str) -> bool | None:
    if not weight or weight == "inherit":
        return None
    return weight in {"bold", "bolder"} or (weight.isdigit() and int(weight[:5]) >= 600)


def _block(display: str | None) -> bool | None:
    if display is None:
        return None
    if display.startswith("inline") or display == "contents":
        return False
    return True if display in _BLOCKS else None


def _backdrop(value: str) -> tuple[int, int, int, float] | None:
    whole = rgba(value)
    if whole is not None:
        return whole if whole[3] > 0 else None
    if "url" in value or len(value) > 200:
        value = re.sub(r"url\([^)]*\)", " ", value)
    for word in re.findall(r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^)]{1,60}\)|[a-z]{3,24}", value)[:8]:
        colour = rgba(word)
        if colour is not None and colour[3] > 0:
            return colour
    return None


def _far_indent(value: str | None) -> bool | None:
    if value is None:
        return None
    indent = pixels(value)
    return indent is not None and indent <= -FAR


def _boxy(have: dict[str, str]) -> bool:
    if any(_more_than(have.get(name), 2) for name in ("padding", "padding-top", "padding-left", "border-radius")):
        return True
    border = have.get("border") or have.get("border-top") or ""
    return ("solid" in border and _more_than(border.strip(), 5)) or (
        have.get("display") in {"inline-block", "block"} and _more_than(have.get("line-height"), 28)
    )


def _more_than(value: str | None, bound: float) -> bool:
    if not value:
        return False
    sizes = [pixels(word) for word in value.split()[:4]]
    return any(size is not None and size > bound for size in sizes)


def _gone(have: dict[str, str]) -> str | None:
    if have.get("display") == "none":
        return "display-none"
    if _see_through(have):
        return "opacity"
    if _no_box(have) or _NO_SCALE.search(have.get("transform", "")):
        return "zero-box"
    if _off_screen(have):
        return "off-screen"
    if _clipped(have):
        return "clipped"
    return None


def _see_through(have: dict[str, str]) -> bool:
    value = have.get("opacity")
    if value is not None:
        share = pixels(value, whole=1.0)
        if share is not None and share <= 0.05:
            return True
    return "filter" in have and _SEE_THROUGH.search(have["filter"]) is not None


def _no_box(have: dict[str, str]) -> bool:
    hides = any(have.get(name, "").split(" ")[0] in {"hidden", "clip"} for name in ("overflow", "overflow-x", "overflow-y"))
    if not hides:
        return False
    sizes = [pixels(have[name]) for name in ("height", "width", "max-height", "max-width") if name in have]
    return any(size is not None and size <= TINY for size in sizes) and not _more_than(have.get("padding"), 4)


def _off_screen(have: dict[str, str]) -> bool:
    moved = []
    if have.get("position") in {"absolute", "fixed", "relative"}:
        moved = [pixels(have[name]) for name in ("left", "top", "right", "bottom") if name in have]
    moved += [pixels(have[name]) for name in ("margin-left", "margin-top") if name in have]
    if "margin" in have:
        moved += [pixels(word) for word in have["margin"].split()[:4]]
    if any(place is not None and place <= -FAR for place in moved):
        return True
    shift = _TRANSLATE.search(have.get("transform", ""))
    return shift is not None and any(abs(float(one)) >= 2 * FAR for one in shift.groups() if one)


def _clipped(have: dict[str, str]) -> bool:
    if _NO_AREA.search(have.get("clip-path", "")):
        return True
    found = _RECT.search(have.get("clip", ""))
    if found is None or have.get("position") not in {"absolute", "fixed"}:
        return False
    sides = [pixels(word) for word in re.split(r"[\s,]+", found[1].strip())[:4]]
    if len(sides) < 4:
        return False
    top, right, bottom, left = (0.0 if side is None else side for side in sides)
    return right - left <= TINY or bottom - top <= TINY
