"""One pass over a page's tree: text to the flow, targets to the links, fields to the forms."""

from __future__ import annotations

from hashlib import blake2b

from selectolax.lexbor import LexborNode

from gyotaku.model.html import HtmlDocument, Image
from gyotaku.read.css import declarations, merged, urls
from gyotaku.read.css_effect import NOTHING, Effect, effect, effect_of_style
from gyotaku.read.css_match import Cascade
from gyotaku.read.css_values import contrast
from gyotaku.read.html_carriers import carried
from gyotaku.read.html_comments import COMMENT_CHARS, COMMENTS, conditional, marks, spoken
from gyotaku.read.html_elements import Attributes
from gyotaku.read.html_flow import SPACES, Flow
from gyotaku.read.html_forms import Forms
from gyotaku.read.html_grids import Grids
from gyotaku.read.html_links import Links, Mark, named_button
from gyotaku.read.html_shapes import Opening, Shape, shape_of
from gyotaku.read.html_state import START, State, States, inherit
from gyotaku.settings import Limits

NODES = 250_000
"""Most nodes walked of one page."""

FEWEST = 12
"""Kinds of element, head and body included, below which a page is built like many others."""
Frame = tuple[State, Opening, int, int | None]
"""State around, what the element did, where a painted box's text began (-1: no box), link around."""


class Walk:
    """The state of one walk. `run` once, then `document`."""

    def __init__(self, sheets: list[str], limits: Limits) -> None:
        self.cascade = Cascade(sheets)
        self.flow = Flow(limits.text_chars)
        self.links = Links(limits.links)
        self.forms = Forms()
        self.grids = Grids()
        self.state = START
        self.anchor: int | None = None
        """Number of the innermost link open."""
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
        self._equal: States = {}
        self._shapes: dict[tuple[str, tuple[str, ...]], Shape] = {}
        self._openings: dict[tuple[object, ...], Opening] = {}
        self._ruled = not self.cascade.empty
        self._around = self.cascade.around
        for sheet in sheets:
            for target in urls(sheet[:100_000])[:100]:
                self.mark("css", target)

    def run(self, node: LexborNode | None) -> None:
        """Walk a node, what is inside it and what follows it."""
        above: list[LexborNode] = []
        flow = self.flow
        for _ in range(NODES):
            if node is None:
                return
            tag = node.tag
            if tag == "-text":
                raw = node.text_content or ""
                # Two thirds of all text is the white space between tags, which says nothing after a space or a break.
                if raw.strip():
                    self._text(raw)
                elif self.anchor is not None or not flow.spaced or self.state.pre or raw.strip(SPACES):
                    self._blank(raw)
            elif tag == "br":
                state = self.state
                flow.end_line((state.hidden, self.anchor, state.heading, state.bold))
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

    def _blank(self, raw: str) -> None:
        """Take white space; where it is shown, that which HTML does not collapse is text."""
        state, anchor = self.state, self.anchor
        if state.hidden is None and raw.strip(SPACES):
            self._text(raw)
            return
        if anchor is not None:
            self.links.marks[anchor].take(" ", state.hidden)
        if state.hidden is None and (state.pre or not self.flow.spaced):
            self.flow.blank(raw, (None, anchor, state.heading, state.bold), preformatted=state.pre)

    def _text(self, raw: str) -> None:
        state, anchor = self.state, self.anchor
        hidden = state.hidden
        if self._frames and self._frames[-1][1].shape.tag == "title":
            if self.title is None:
                self.title = " ".join(raw.split())[:1_000]
            self.flow.text(raw, ("title", None, 0, False))
            return
        said = self.flow.text(raw, (hidden, anchor, state.heading, state.bold), preformatted=state.pre)
        if anchor is not None:
            self.links.marks[anchor].take(said, hidden)
        if hidden is None and not said.isspace():
            self.links.shown.append((anchor, len(said)))
            self.forms.last_text = said
            if self.forms.label_for:
                self.forms.label(said)

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
            self.flow.gap = True
            self.flow.text(said, ("comment-conditional", None, 0, False))

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Open an element; return whether to go inside."""
        attributes = node.attributes
        names = tuple(attributes)
        shape = self._shapes.get((tag, names))
        if shape is None:
            shape = self._shapes[tag, names] = self._shape(tag, names)
        outer = self.state
        applying = self.cascade.applying(tag, attributes, node) if shape.chosen else ()
        key = (outer, shape, shape.deciding(attributes), applying)
        opening = self._openings.get(key)
        if opening is None:
            opening = self._openings[key] = self._opening(tag, attributes, shape, applying)
        for target in opening.urls:
            self.mark("css", target)
        self.state = opening.state
        if opening.block:
            self.end_block()
        box = len(self.links.shown) if opening.boxed or (opening.named and named_button(attributes)) else -1
        self._frames.append((outer, opening, box, self.anchor))
        if self._around:
            self.cascade.enter(tag, attributes, node)
        if shape.carriers or shape.speaks:
            self._targets(shape, attributes)
        if shape.special is not None:
            shape.special(self, node, attributes)
        return shape.entered

    def _shape(self, tag: str, names: tuple[str, ...]) -> Shape:
        cascade = self.cascade
        chosen = self._ruled and (cascade.everything or tag in cascade.tags or "class" in names or "id" in names)
        return shape_of(tag, names, chosen=chosen)

    def _opening(self, tag: str, attributes: Attributes, shape: Shape, applying: tuple[int, ...]) -> Opening:
        """Read what an element does at this place, for itself and its equals."""
        outer = self.state
        style = attributes.get("style")
        styled = self._styled(style, applying) if style or applying else NOTHING
        state = inherit(outer, tag, attributes, styled, self._equal) if not shape.plain or styled.changes else outer
        opening = Opening(shape, state, styled)
        if style and styled.urls:
            opening.urls = tuple(urls(style))
        if state is not outer and self._is_box(outer, state, tag, styled):
            opening.boxed = styled.boxy or styled.block is not None or "height" in attributes
            opening.named = not opening.boxed
        return opening

    def _leave(self) -> None:
        outer, opening, box, self.anchor = self._frames.pop()
        if self._around:
            self.cascade.leave()
        shape = opening.shape
        if box >= 0:
            self.links.close_box(box, self.anchor if shape.tag != "a" else None)
        self.state = outer
        if opening.block:
            self.end_block()
            if shape.tag == "table":
                self.grids.close(len(self.links.shown))
            elif shape.tag == "form":
                self.forms.close()
        elif shape.tag == "label":
            self.forms.close_label()

    def end_block(self) -> None:
        """Break the line, unless nothing here is laid out at all."""
        flow = self.flow
        if self.state.gone is None:
            if flow.written:
                flow.end_block()
                return
            flow.spaced = True
        flow.gap = True

    def _styled(self, style: str | None, applying: tuple[int, ...]) -> Effect:
        if applying:
            layers = [self.cascade.selectors[number].declarations for number in applying]
            styled = effect(merged([*layers, declarations(style)] if style else layers))
        else:
            styled = effect_of_style(style or "")
        if styled.fonts and len(self.fonts) < 200:
            self.fonts[styled.fonts] = None
        if styled.reverses:
            self.traits["bidi-override"] = None
        return styled

    @staticmethod
    def _is_box(outer: State, state: State, tag: str, styled: Effect) -> bool:
        """Whether an element is painted so that it may be a button."""
        if state.gone is not None:
            return False
        here, around = state.backdrop, outer.backdrop
        painted = styled.image or (here is not None and (around is None or (here != around and contrast(here, around) > 1.05)))
        return painted or (tag == "a" and styled.boxy)

    def mark(self, carrier: str, target: str, attributes: Attributes | None = None) -> int | None:
        """Take a target named at this place; return its number, None when there is no room."""
        hidden = self.state.gone or (None if self.state.shown else "visibility")
        title = (attributes.get("title") or "")[:300] if attributes else ""
        return self.links.add(Mark(carrier, target, block=self.flow.block, hidden=hidden, title=title))

    def _targets(self, shape: Shape, attributes: Attributes) -> None:
        for carrier, target in carried(shape.carriers, attributes):
            if carrier != "button":
                self.mark(carrier, target)
        if self.language is None and shape.speaks:
            self.language = (attributes["lang"] or "")[:40] or None

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
            skeleton=_skeleton(self._shapes),
            cut=self.cut or self.flow.cut or self.links.cut,
        )


def _skeleton(shapes: dict[tuple[str, tuple[str, ...]], Shape]) -> str:
    """Return a digest over the kinds of element in the order they first stand: how often one is repeated tells nothing."""
    if len(shapes) < FEWEST:
        return ""
    drawn = "\n".join(f"{tag} {' '.join(names)}" for tag, names in shapes)
    return blake2b(drawn.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _faces(written: list[str]) -> tuple[str, ...]:
    names = (name.strip().strip("\"'").strip() for value in written for name in value.split(","))
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= 60))[:60]
