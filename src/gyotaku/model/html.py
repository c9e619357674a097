"""What an HTML part holds, flattened into reading order, with nothing run, fetched or resolved."""

from __future__ import annotations

from gyotaku.model.noun import Noun


class Run(Noun, frozen=True, kw_only=True):
    """A run of text with one fate: shown, or hidden for a reason."""

    text: str
    """White space collapsed as a browser does; a line feed stands for `<br>`, two for an empty line."""
    hidden: str | None = None
    """None when shown; else display-none | visibility | opacity | font-size | colour | off-screen | clipped | zero-box |
    attribute | mso-hide | comment-conditional | title | script-less."""
    block: int = 0
    """Number of the block (paragraph, cell, list item …) the run belongs to; rises in reading order."""
    anchor: int | None = None
    """Index into `HtmlDocument.anchors` when the run stands inside a link."""
    heading: int = 0
    """1–6 inside h1–h6, else 0."""
    bold: bool = False


class Anchor(Noun, frozen=True, kw_only=True):
    """One place in the page that names a target, whatever carries it."""

    carrier: str
    """href | area | form | button | base | meta-refresh | css | srcset | img | iframe | script | object | data | event |
    comment | svg | background | link."""
    target: str
    """The attribute's value as a browser's parser yields it (character references resolved), untrimmed."""
    text: str = ""
    """Visible text inside (alt text of pictures included)."""
    hidden: str | None = None
    button: bool = False
    """Styled or marked up as a button."""
    block: int = 0
    area: float | None = None
    title: str = ""


class Image(Noun, frozen=True, kw_only=True):
    """One picture of the page."""

    src: str
    alt: str = ""
    width: int | None = None
    height: int | None = None
    anchor: int | None = None
    hidden: str | None = None
    block: int = 0
    usemap: str | None = None


class Field(Noun, frozen=True, kw_only=True):
    """One field of a form."""

    name: str
    kind: str = "text"
    label: str = ""


class PageForm(Noun, frozen=True, kw_only=True):
    """One form: where it sends to and what it asks for."""

    action: str
    method: str = "get"
    fields: tuple[Field, ...] = ()


class HtmlDocument(Noun, frozen=True, kw_only=True):
    """A page, flattened. `language` is the lang attribute as written; `fonts` are the face names styles mention."""

    runs: tuple[Run, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    images: tuple[Image, ...] = ()
    forms: tuple[PageForm, ...] = ()
    title: str = ""
    base: str | None = None
    language: str | None = None
    fonts: tuple[str, ...] = ()
    declared_charset: str | None = None
    scripts: int = 0
    comments: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    """Kebab-case codes of odd structure: nested-html, broken-comment, null-bytes, bidi-override, qr-table,
    image-only, css-cut, deep-nesting, attribute-bomb …"""
    grids: tuple[str, ...] = ()
    """Tables of painted cells without text, as lines of `1` (dark) and `0` (light): QR codes drawn with cells."""
    skeleton: str = ""
    """16 hex digits over the kinds of element (tag and names of attributes) in the order they first stand."""
    cut: bool = False

    def shown(self) -> str:
        """Return the text a reader sees: blocks on lines of their own, in reading order."""
        lines: list[str] = []
        last: int | None = None
        for run in self.runs:
            if run.hidden is not None:
                continue
            if lines and run.block == last:
                lines[-1] += run.text
            else:
                lines.append(run.text)
            last = run.block
        return "\n".join(" ".join(line.split(" ")).strip() for line in lines)
