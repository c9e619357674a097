"""One pass over a page's tree: text to the flow, targets to the links, fields to the forms."""

from __future__ import annotations

from hashlib import blake2b

from selectolax.lexbor import LexborNode

from gyotaku.model.html import HtmlDocument, Image
from gyotaku.read.css import declarations, merged, urls
from gyotaku.read.css_effect import NOTHING, Effect, effect, effect_of_style
from gyotaku.read.css_match import Cascade
from gyotaku.read.css_values import contrast
from gyotaku.read.html_carriers import NAMES, carried
from gyotaku.read.html_comments import COMMENT_CHARS, COMMENTS, conditional, marks, spoken
from gyotaku.read.html_elements import SPECIAL, Attributes
from gyotaku.read.html_flow import SPACES, Flow
from gyotaku.read.html_forms import Forms
from gyotaku.read.html_grids import Grids
from gyotaku.read.html_links import Links, Mark, named_button
from gyotaku.read.html_state import BOLD, HEADINGS, PREFORMATTED, START, State, States, inherit
from gyotaku.settings import Limits

NODES = 250_000
"""Most nodes walked of one page."""

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section "
    "summary table tbody td tfoot th thead title tr ul xmp"
)
BLOCKS = frozenset(_BLOCKS.split())
SKIPPED = frozenset({"script", "style", "template", "iframe", "noembed", "noframes", "frameset", "datalist", "param", "rp"})
FEWEST = 12
"""Kinds of element, head and body included, below which a page is built like many others."""
STYLED = 1
TARGETS = 2
CHOSEN = 4
"""What attribute names alone tell: may change the looks, may name a target, may be chosen by a selector."""
_PRESENTATIONAL_NAMES = ("background", "bgcolor", "color", "hidden", "size", "text")
_PRESENTATIONAL = frozenset(_PRESENTATIONAL_NAMES)
_OWN_STATE = BOLD | HEADINGS.keys() | PREFORMATTED | {"a"}

Frame = tuple[State, str, bool, int, int | None]
"""State around, tag, whether a block, where a painted box's text began (-1: no box), link around."""


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
        self._effects: dict[tuple[str | None, tuple[int, ...]], Effect] = {}
        self._states: dict[object, State] = {}
        self._equal: States = {}
        self._kinds: dict[tuple[str, ...], int] = {}
        self._shapes: dict[tuple[str, tuple[str, ...]], None] = {}
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
                if raw.strip(SPACES) or self.anchor is not None or not flow.spaced or self.state.pre:
                    self._text(raw)
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

    def _text(self, raw: str) -> None:
        state, anchor = self.state, self.anchor
        hidden = state.hidden
        if not raw.strip(SPACES) or (hidden is not None and raw.isspace()):
            if anchor is not None:
                self.links.marks[anchor].take(" ", hidden)
            if hidden is None and (state.pre or not self.flow.spaced):
                self.flow.blank(raw, (None, anchor, state.heading, state.bold), preformatted=state.pre)
            return
        if self._frames and self._frames[-1][1] == "title":
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
        outer = self.state
        styled = NOTHING
        kind = 0
        names: tuple[str, ...] = ()
        if attributes:
            names = tuple(attributes)
            kind = self._kinds.get(names, -1)
            if kind < 0:
                kind = self._kinds[names] = _kind(names)
        self._shapes[tag, names] = None
        cascade = self.cascade
        applying: tuple[int, ...] = ()
        if self._ruled and (kind & CHOSEN or tag in cascade.tags or cascade.everything):
            applying = cascade.applying(tag, attributes, node)
        if kind & STYLED or applying or tag in _OWN_STATE:
            self.state, styled = self._inside(tag, attributes, applying)
        block = tag in BLOCKS if styled.block is None else styled.block
        if block:
            self.end_block()
        box = -1 if self.state is outer else self._box(outer, tag, attributes, styled)
        self._frames.append((outer, tag, block, box, self.anchor))
        if self._around:
            self.cascade.enter(tag, attributes, node)
        if kind & TARGETS:
            self._targets(tag, attributes)
        special = SPECIAL.get(tag)
        if special is not None:
            special(self, node, attributes)
        return tag not in SKIPPED

    def _leave(self) -> None:
        outer, tag, block, box, self.anchor = self._frames.pop()
        if self._around:
            self.cascade.leave()
        if box >= 0:
            self.links.close_box(box, self.anchor if tag != "a" else None)
        self.state = outer
        if block:
            self.end_block()
            if tag == "table":
                self.grids.close(len(self.links.shown))
            elif tag == "form":
                self.forms.close()
        elif tag == "label":
            self.forms.close_label()

    def end_block(self) -> None:
        """Break the line, unless nothing here is laid out at all."""
        flow = self.flow
        if flow.written and self.state.gone is None:
            flow.end_block()
        else:
            flow.gap = True
            flow.spaced = flow.spaced or self.state.gone is None

    def _inside(self, tag: str, attributes: Attributes, applying: tuple[int, ...]) -> tuple[State, Effect]:
        """Return the state inside an element, and what its style does; equal elements at equal places are read once."""
        style = attributes.get("style")
        styled = NOTHING
        if style or applying:
            key = (style, applying)
            known = self._effects.get(key)
            if known is None:
                known = self._effects[key] = self._styled(style, applying)
            styled = known
            if style and styled.urls:
                for target in urls(style):
                    self.mark("css", target)
        plain = _PRESENTATIONAL.isdisjoint(attributes)
        if plain and not styled.changes and tag not in _OWN_STATE:
            return self.state, styled
        named = None if plain else tuple([attributes.get(name, 0) for name in _PRESENTATIONAL_NAMES])
        # Effects live as long as the walk, so their identity is a key, and a cheaper one than their many fields.
        place = (self.state, tag, id(styled), named, tag == "a" and "href" in attributes)
        state = self._states.get(place)
        if state is None:
            state = self._states[place] = inherit(self.state, tag, attributes, styled, self._equal)
        return state, styled

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

    def _box(self, outer: State, tag: str, attributes: Attributes, styled: Effect) -> int:
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

    def mark(self, carrier: str, target: str, attributes: Attributes | None = None) -> int | None:
        """Take a target named at this place; return its number, None when there is no room."""
        hidden = self.state.gone or (None if self.state.shown else "visibility")
        title = (attributes.get("title") or "")[:300] if attributes else ""
        return self.links.add(Mark(carrier, target, block=self.flow.block, hidden=hidden, title=title))

    def _targets(self, tag: str, attributes: Attributes) -> None:
        for carrier, target in carried(tag, attributes):
            if carrier != "button":
                self.mark(carrier, target)
        if self.language is None and "lang" in attributes and tag in {"body", "div"}:
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


def _kind(names: tuple[str, ...]) -> int:
    """Tell from an element's attribute names alone whether they can change how it looks or name a target."""
    found = 0 if _PRESENTATIONAL.isdisjoint(names) and "style" not in names else STYLED
    if "lang" in names or not NAMES.isdisjoint(names) or any(name[:2] == "on" for name in names):
        found |= TARGETS
    return found | (CHOSEN if "class" in names or "id" in names else 0)


def _skeleton(shapes: dict[tuple[str, tuple[str, ...]], None]) -> str:
    """Return a digest over the kinds of element in the order they first stand: how often one is repeated tells nothing."""
    if len(shapes) < FEWEST:
        return ""
    drawn = "\n".join(f"{tag} {' '.join(names)}" for tag, names in shapes)
    return blake2b(drawn.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _faces(written: list[str]) -> tuple[str, ...]:
    names = (name.strip().strip("\"'").strip() for value in written for name in value.split(","))
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= 60))[:60]
