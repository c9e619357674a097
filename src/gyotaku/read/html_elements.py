"""What single elements mean for a page: links, pictures, fields, scripts. One small function each, called when one opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from gyotaku.model.html import Image
from gyotaku.read.html_carriers import in_script, refresh
from gyotaku.read.html_links import Mark, named_button

if TYPE_CHECKING:
    from gyotaku.read.html_walk import Walk

IMAGES = 1_000
"""Most images kept of one page."""

LINE_PIXELS = 30
"""Height up to which a picture is taken for part of a line."""

Attributes = dict[str, str | None]

_DIGITS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*\Z")


def _link(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    for carrier, name in (("href", "href"), ("svg", "xlink:href")):
        if name in attributes:
            number = walk.mark(carrier, attributes[name] or "", attributes)
            if number is not None:
                walk.links.marks[number].button = named_button(attributes)
                walk.anchor = number
            return


def _area(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    if "href" in attributes:
        number = walk.mark("area", attributes["href"] or "", attributes)
        if number is not None and attributes.get("alt"):
            walk.links.marks[number].take(attributes["alt"] or "", None)


def _image(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    if len(walk.images) >= IMAGES:
        walk.cut = True
        return
    state = walk.state
    hidden = state.gone or (None if state.shown else "visibility")
    alt = " ".join((attributes.get("alt") or "").split())[:500]
    width, height = (_size(attributes, name) for name in ("width", "height"))
    # A small picture stands in its line as a letter does; a larger one, or one of unknown size, by itself.
    large = hidden is None and (height is None or height > LINE_PIXELS)
    if large:
        walk.flow.end_block()
    image = Image(
        src=attributes.get("src") or "",
        alt=alt,
        width=width,
        height=height,
        anchor=walk.anchor,
        hidden=hidden,
        block=walk.flow.block,
        usemap=attributes.get("usemap"),
    )
    walk.images.append(image)
    if hidden is None:
        walk.flow.picture()
    if large:
        walk.flow.end_block()
    if walk.anchor is not None:
        mark = walk.links.marks[walk.anchor]
        mark.take(f" {alt} ", hidden)
        if hidden is None and width and height:
            mark.area = max(mark.area or 0.0, float(width * height))


def _size(attributes: Attributes, name: str) -> int | None:
    found = _DIGITS.match(attributes.get(name) or "")
    if found is None:
        style = attributes.get("style") or ""
        found = (
            re.search(rf"(?<![-\w]){name}\s*:\s*(\d{{1,5}})(?:\.\d+)?px", style[:500], re.IGNORECASE)
            if name in style.lower()
            else None
        )
    return int(found[1]) if found is not None else None


def _meta(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    if (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        target = refresh(attributes.get("content") or "")
        if target:
            walk.mark("meta-refresh", target)


def _base(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    if walk.base is None and attributes.get("href"):
        walk.base = attributes["href"]
        walk.mark("base", attributes["href"] or "")


def _form(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    walk.forms.open(attributes)
    if attributes.get("action"):
        walk.mark("form", attributes["action"] or "", attributes)


def _field(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    walk.forms.field("input", attributes)
    kind = (attributes.get("type") or "text").strip().lower()
    if kind in {"submit", "button", "image"}:
        shown = attributes.get("value") or attributes.get("alt") or ""
        target = attributes.get("formaction")
        number = walk.mark("button", target, attributes) if target else None
        if number is not None:
            walk.links.marks[number].button = True
            walk.links.marks[number].take(shown, None)
        if shown and walk.state.hidden is None:
            walk.flow.text(shown, (None, number, 0, False))


def _select(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    walk.forms.field("select", attributes)


def _textarea(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    walk.forms.field("textarea", attributes)


def _button(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    if attributes.get("formaction"):
        number = walk.mark("button", attributes["formaction"] or "", attributes)
        if number is not None:
            walk.links.marks[number].button = True
            walk.anchor = number


def _label(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    walk.forms.open_label(attributes)


def _script(walk: Walk, node: LexborNode, attributes: Attributes) -> None:
    walk.scripts += 1
    if "json" not in (attributes.get("type") or ""):
        for target in in_script(node.text(deep=True)):
            walk.mark("script", target)


def _template(walk: Walk, node: LexborNode, _attributes: Attributes) -> None:
    for fragment in node.template_fragments()[:20]:
        said = fragment.text(deep=True, separator=" ")
        if said.strip():
            walk.flow.gap = True
            walk.flow.text(said[:20_000], ("script-less", None, 0, False))
        for link in fragment.css("[href]")[:50]:
            number = walk.links.add(Mark("href", link.attributes.get("href") or "", block=walk.flow.block, hidden="script-less"))
            if number is not None:
                walk.links.marks[number].take(link.text(deep=True), "script-less")


def _html(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    if attributes.get("lang") or attributes.get("xml:lang"):
        walk.language = (attributes.get("lang") or attributes.get("xml:lang") or "")[:40]


def _font(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    if attributes.get("face") and len(walk.fonts) < 200:
        walk.fonts[attributes["face"] or ""] = None


def _table(walk: Walk, _node: LexborNode, _attributes: Attributes) -> None:
    walk.grids.open(len(walk.links.shown))


def _row(walk: Walk, _node: LexborNode, _attributes: Attributes) -> None:
    walk.grids.row()


def _cell(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    walk.grids.cell(walk.state.backdrop, attributes)


def _reversed(walk: Walk, _node: LexborNode, attributes: Attributes) -> None:
    if (attributes.get("dir") or "").lower() == "rtl":
        walk.traits["bidi-override"] = None


SPECIAL: dict[str, Callable[[Walk, LexborNode, Attributes], None]] = {
    "a": _link,
    "area": _area,
    "base": _base,
    "bdo": _reversed,
    "button": _button,
    "font": _font,
    "form": _form,
    "html": _html,
    "image": _image,
    "img": _image,
    "input": _field,
    "label": _label,
    "meta": _meta,
    "script": _script,
    "select": _select,
    "table": _table,
    "td": _cell,
    "template": _template,
    "textarea": _textarea,
    "th": _cell,
    "tr": _row,
}
