"""One pass over a page's tree: text to the flow, targets to the links, fields to the forms."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from gyotaku.model.html import HtmlDocument, Image
from gyotaku.read.css import declarations, urls
from gyotaku.read.css_effect import NOTHING, Effect, effect
from gyotaku.read.css_match import Cascade
from gyotaku.read.css_values import contrast
from gyotaku.read.html_carriers import NAMES, carried, in_script, refresh
from gyotaku.read.html_comments import COMMENT_CHARS, COMMENTS, conditional, marks, spoken
from gyotaku.read.html_flow import Flow
from gyotaku.read.html_forms import Forms
from gyotaku.read.html_grids import Grids
from gyotaku.read.html_links import Links, Mark, named_button
from gyotaku.read.html_state import BOLD, HEADINGS, PREFORMATTED, START, State, inherit
from gyotaku.settings import Limits

NODES = 250_000
"""Most nodes walked of one page."""
IMAGES = 1_000
"""Most images kept of one page."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section "
    "summary table tbody td tfoot th thead title tr ul xmp".split()
)
SKIPPED = frozenset({"script", "style", "template", "iframe", "noembed", "noframes", "frameset", "datalist", "param", "rp"})
_STYLED = frozenset(
    {"style", "class", "id", "hidden", "bgcolor", "color", "background", "text", "size", "align", "width", "height", "role"}
)
_OWN_STATE = BOLD | HEADINGS.keys() | PREFORMATTED | {"a"}
_FIELDS = frozenset({"input", "select", "textarea", "button"})
_DIGITS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*\Z")

Frame = tuple[State, str, bool, int]
"""State around, tag, whether a block, and where a painted box's text began (-1: no box)."""


class Walk:
    """The state of one walk. `run` once, then `document`."""

    def __init__(self, sheets: list[str], limits: Limits) -> None:
        self.cascade = Cascade(sheets)
        self.flow = Flow(limits.text_chars)
        self.links = Links(limits.links)
        self.forms = Forms()
        self.grids = Grids()
        self.state = START
        self.images: list[Image] = []
        self.comments: list[str] = []
        self.fonts: dict[str, None] = {}
        self.traits: dict[str, None] = {}
        self.title: str | None = None
        self.base: str | None = None
        self.language: str | None = None
        self.scripts = 0
        self.cut = False
        self._frames: list[Frame] = []
        for sheet in sheets:
            for target in urls(sheet[:100_000])[:100]:
                self._mark("css", target)

    def run(self, node: LexborNode | None) -> None:
        """Walk a node, what is inside it and what follows it."""
        above: list[LexborNode] = []
        for _ in range(NODES):
            if node is None:
                return
            tag = node.tag
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag == "-comment":
                self._comment(node.comment_content or "")
            elif tag is not None and tag[0] != "-":
                inside = node.first_child if self._enter(node, tag) else None
                if inside is not None:
                    above.append(node)
                    node = inside
                    continue
                self._leave()
            following = node.next
            while following is None and above:
                node = above.pop()
                self._leave()
                following = node.next
            node = following
        self.cut = True

    def _text(self, raw: str) -> None:
        state = self.state
        hidden, anchor = state.fate[0], state.fate[1]
        if self._frames and self._frames[-1][1] == "title":
            if self.title is None:
                self.title = " ".join(raw.split())[:1_000]
            self.flow.text(raw, ("title", None, 0, False))
            return
        self.flow.text(raw, state.fate, preformatted=state.pre)
        if raw.strip(" \t\n\r\f"):
            self.links.text(raw, anchor, hidden)
            if hidden is None:
                self.forms.text(raw[:200])
        elif anchor is not None:
            self.links.marks[anchor].take(" ", hidden)

    def _comment(self, raw: str) -> None:
        if len(self.comments) < COMMENTS:
            self.comments.append(raw[:COMMENT_CHARS])
        inside = conditional(raw)
        if inside is None:
            return
        for mark in marks(inside, self.flow.block):
            self.links.add(mark)
        said = spoken(inside)
        if said:
            self.flow.gap()
            self.flow.text(said, ("comment-conditional", None, 0, False))

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Open an element; return whether to go inside."""
        attributes = node.attributes
        outer = self.state
        styled = NOTHING
        if attributes or not self.cascade.empty:
            styled = self._styled(tag, attributes)
        if styled is not NOTHING or tag in _OWN_STATE or not _STYLED.isdisjoint(attributes):
            self.state = inherit(outer, tag, attributes, styled)
        block = tag in BLOCKS if styled.block is None else styled.block
        if block:
            self._break()
        box = self._box(outer, tag, attributes, styled)
        self._frames.append((outer, tag, block, box))
        if self.cascade.around:
            self.cascade.enter(tag, attributes)
        if attributes:
            self._targets(tag, attributes)
        special = _SPECIAL.get(tag)
        if special is not None:
            special(self, node, attributes)
        return tag not in SKIPPED

    def _leave(self) -> None:
        outer, tag, block, box = self._frames.pop()
        if self.cascade.around:
            self.cascade.leave()
        if box >= 0:
            self.links.close_box(box, outer.anchor if tag != "a" else None)
        self.state = outer
        if block:
            self._break()
        if tag == "table":
            self.grids.close(len(self.links.shown))
        elif tag == "form":
            self.forms.close()
        elif tag == "label":
            self.forms.close_label()

    def _break(self) -> None:
        if self.state.gone is None:
            self.flow.end_block()
        else:
            self.flow.gap()

    def _styled(self, tag: str, attributes: dict[str, str | None]) -> Effect:
        style = attributes.get("style")
        inline = declarations(style) if style else ()
        if not inline and self.cascade.empty:
            return NOTHING
        merged = self.cascade.declared(tag, attributes, inline)
        if not merged:
            return NOTHING
        styled = effect(merged)
        if styled.fonts and len(self.fonts) < 200:
            self.fonts[styled.fonts] = None
        if styled.reverses:
            self.traits["bidi-override"] = None
        if style and styled.urls:
            for target in urls(style):
                self._mark("css", target)
        return styled

    def _box(self, outer: State, tag: str, attributes: dict[str, str | None], styled: Effect) -> int:
        """Return where a painted box's text begins, or -1 when the element is none."""
        if self.state.gone is not None:
            return -1
        here, around = self.state.backdrop, outer.backdrop
        painted = styled.image or (here is not None and (around is None or (here != around and contrast(here, around) > 1.05)))
        if not painted and not (tag == "a" and styled.boxy):
            return -1
        if styled.boxy or "height" in attributes or styled.block is not None or named_button(attributes):
            return len(self.links.shown)
        return -1

    def _mark(self, carrier: str, target: str, attributes: dict[str, str | None] | None = None) -> int | None:
        hidden = self.state.gone or (None if self.state.shown else "visibility")
        title = (attributes.get("title") or "")[:300] if attributes else ""
        return self.links.add(Mark(carrier, target, block=self.flow.block, hidden=hidden, title=title))

    def _targets(self, tag: str, attributes: dict[str, str | None]) -> None:
        if not NAMES.isdisjoint(attributes) or any(name[:2] == "on" for name in attributes):
            for carrier, target in carried(tag, attributes):
                if carrier != "button":
                    self._mark(carrier, target)
        if self.language is None and tag in {"html", "body", "div"} and attributes.get("lang"):
            self.language = (attributes["lang"] or "")[:40]

    def document(self, *, traits: list[str], charset: str | None) -> HtmlDocument:
        """Return the page as walked."""
        runs = self.flow.close()
        shown = sum(length for _, length in self.links.shown)
        if shown < 20 and any(image.hidden is None and (image.width or 99) > 20 for image in self.images):
            self.traits["image-only"] = None
        if self.grids.found:
            self.traits["qr-table"] = None
        if self.cascade.cut:
            self.traits["css-cut"] = None
        return HtmlDocument(
            runs=runs,
            anchors=self.links.anchors(),
            images=tuple(self.images),
            forms=self.forms.forms(),
            title=self.title or "",
            base=self.base,
            language=self.language,
            fonts=_faces(list(self.fonts)),
            declared_charset=charset,
            scripts=self.scripts,
            comments=tuple(self.comments),
            traits=(*traits, *self.traits),
            grids=tuple(self.grids.found),
            cut=self.cut or self.flow.cut or self.links.cut,
        )


def _faces(written: list[str]) -> tuple[str, ...]:
    names = (name.strip().strip("\"'").strip() for value in written for name in value.split(","))
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= 60))[:60]


def _link(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    for carrier, name in (("href", "href"), ("svg", "xlink:href")):
        if name in attributes:
            number = walk._mark(carrier, attributes[name] or "", attributes)
            if number is not None:
                walk.links.marks[number].button = named_button(attributes)
                walk.state = walk.state.with_fate(anchor=number, gone=walk.state.gone)
            return


def _area(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    if "href" in attributes:
        number = walk._mark("area", attributes["href"] or "", attributes)
        if number is not None and attributes.get("alt"):
            walk.links.marks[number].take(attributes["alt"] or "", None)


def _image(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    if len(walk.images) >= IMAGES:
        walk.cut = True
        return
    state = walk.state
    hidden = state.gone or (None if state.shown else "visibility")
    alt = " ".join((attributes.get("alt") or "").split())[:500]
    width, height = (_size(attributes, name) for name in ("width", "height"))
    image = Image(
        src=attributes.get("src") or "",
        alt=alt,
        width=width,
        height=height,
        anchor=state.anchor,
        hidden=hidden,
        block=walk.flow.block,
        usemap=attributes.get("usemap"),
    )
    walk.images.append(image)
    if hidden is None:
        walk.flow.picture()
    if state.anchor is not None:
        mark = walk.links.marks[state.anchor]
        mark.take(f" {alt} ", hidden)
        if hidden is None and width and height:
            mark.area = max(mark.area or 0.0, float(width * height))


def _size(attributes: dict[str, str | None], name: str) -> int | None:
    found = _DIGITS.match(attributes.get(name) or "")
    if found is None:
        style = attributes.get("style") or ""
        found = re.search(rf"(?<![-\w]){name}\s*:\s*(\d{{1,5}})(?:\.\d+)?px", style[:500], re.IGNORECASE) if name in style.lower() else None
    return int(found[1]) if found is not None else None


def _meta(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    if (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        target = refresh(attributes.get("content") or "")
        if target:
            walk._mark("meta-refresh", target)


def _base(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    if walk.base is None and attributes.get("href"):
        walk.base = attributes["href"]
        walk._mark("base", attributes["href"] or "")


def _form(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    walk.forms.open(attributes)
    if attributes.get("action"):
        walk._mark("form", attributes["action"] or "", attributes)


def _field(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    walk.forms.field("input", attributes)
    kind = (attributes.get("type") or "text").strip().lower()
    if kind in {"submit", "button", "image"}:
        shown = attributes.get("value") or attributes.get("alt") or ""
        target = attributes.get("formaction")
        number = walk._mark("button", target, attributes) if target else None
        if number is not None:
            walk.links.marks[number].button = True
            walk.links.marks[number].take(shown, None)
        if shown and walk.state.fate[0] is None:
            walk.flow.text(shown, (None, number, 0, False))


def _select(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    walk.forms.field("select", attributes)


def _textarea(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    walk.forms.field("textarea", attributes)


def _button(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    if attributes.get("formaction"):
        number = walk._mark("button", attributes["formaction"] or "", attributes)
        if number is not None:
            walk.links.marks[number].button = True
            walk.state = walk.state.with_fate(anchor=number, gone=walk.state.gone)


def _label(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    walk.forms.open_label(attributes)


def _break(walk: Walk, _node: LexborNode, _attributes: dict[str, str | None]) -> None:
    walk._break()


def _script(walk: Walk, node: LexborNode, attributes: dict[str, str | None]) -> None:
    walk.scripts += 1
    if "json" not in (attributes.get("type") or ""):
        for target in in_script(node.text(deep=True)):
            walk._mark("script", target)


def _template(walk: Walk, node: LexborNode, _attributes: dict[str, str | None]) -> None:
    for fragment in node.template_fragments()[:20]:
        said = fragment.text(deep=True, separator=" ")
        if said.strip():
            walk.flow.gap()
            walk.flow.text(said[:20_000], ("script-less", None, 0, False))
        for link in fragment.css("[href]")[:50]:
            number = walk.links.add(Mark("href", link.attributes.get("href") or "", block=walk.flow.block, hidden="script-less"))
            if number is not None:
                walk.links.marks[number].take(link.text(deep=True), "script-less")


def _html(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    if attributes.get("lang") or attributes.get("xml:lang"):
        walk.language = (attributes.get("lang") or attributes.get("xml:lang") or "")[:40]


def _font(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    if attributes.get("face") and len(walk.fonts) < 200:
        walk.fonts[attributes["face"] or ""] = None


def _table(walk: Walk, _node: LexborNode, _attributes: dict[str, str | None]) -> None:
    walk.grids.open(len(walk.links.shown))


def _row(walk: Walk, _node: LexborNode, _attributes: dict[str, str | None]) -> None:
    walk.grids.row()


def _cell(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    walk.grids.cell(walk.state.backdrop, attributes)


def _reversed(walk: Walk, _node: LexborNode, attributes: dict[str, str | None]) -> None:
    if (attributes.get("dir") or "").lower() == "rtl":
        walk.traits["bidi-override"] = None


_SPECIAL = {
    "a": _link,
    "area": _area,
    "base": _base,
    "bdo": _reversed,
    "br": _break,
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
