"""The mail as one harmless page, from which its picture is made: what a reader sees, and nothing that acts or is loaded.

Words are rewritten (masked and defanged) before the page exists, so that no picture of it can show what must not be
published. Pictures that the mail carries are put in; those on other people's servers become boxes that name the host.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gyotaku.model.case import Case
from gyotaku.model.facts import Body
from gyotaku.model.message import Message
from gyotaku.model.noun import Noun
from gyotaku.read.html_guard import safe_prefix
from gyotaku.read.html_shapes import BLOCKS
from gyotaku.report.defang import Defanger
from gyotaku.report.facsimile_pictures import Album, Box
from gyotaku.report.facsimile_style import safe_sheet, safe_style
from gyotaku.report.hosts import hosts_of
from gyotaku.report.masking import Masker
from gyotaku.report.personal import personal

Rewrite = Callable[[str], str]

NODES = 60_000
"""Most nodes of a page that are put into the facsimile."""
TEXT_CHARS = 60_000
"""Most characters of a plain text."""

_PLAIN = (
    "a abbr address article aside b bdi bdo big blockquote br button caption center cite code col colgroup dd del details dfn "
    "dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i input ins kbd label legend li "
    "main mark menu nav nobr ol optgroup option p pre q s samp section select small span strike strong sub summary sup table "
    "tbody td textarea tfoot th thead time tr tt u ul var wbr"
)
_KEPT = frozenset(_PLAIN.split())
_VOID = frozenset({"br", "col", "hr", "input", "wbr"})
_LEFT_OUT = frozenset(
    {"script", "style", "title", "template", "iframe", "frame", "frameset", "noframes", "noembed", "object", "embed", "applet"}
    | {"audio", "video", "canvas", "svg", "math", "head", "link", "meta", "base", "map", "datalist", "param", "rp"}
)
"""Left out with all they hold; anything else that is not kept passes only what it holds."""
_ATTRIBUTES = frozenset(
    {"align", "bgcolor", "border", "cellpadding", "cellspacing", "checked", "class", "color", "cols", "colspan", "dir", "face"}
    | {"height", "hidden", "hspace", "id", "lang", "nowrap", "open", "reversed", "rows", "rowspan", "selected", "size", "span"}
    | {"start", "type", "valign", "vspace", "width"}
)
_WORDS = frozenset({"label", "placeholder", "value"})
"""Attributes whose words a reader sees."""

_BASE = """@layer gyotaku { html { background: #fff; color: #000; } body { margin: 12px; }
body, .gyotaku-head { font-family: "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", sans-serif; }
body { line-height: 1.6; overflow-wrap: anywhere; } img { max-width: 100%; }
.gyotaku-head { font-size: 14px; line-height: 1.6; border-bottom: 1px solid #999; padding: 0 0 8px; margin: 0 0 12px;
  color: #222; }
.gyotaku-head b { font-size: 16px; color: #000; }
.gyotaku-box { display: inline-block; box-sizing: border-box; max-width: 100%; overflow: hidden; border: 1px dashed #777;
  background: #f2f2f2; color: #333; font: 12px/1.35 "Noto Sans CJK JP", sans-serif; padding: 3px 6px; vertical-align: middle;
  text-align: left; overflow-wrap: anywhere; }
.gyotaku-text { white-space: pre-wrap; font-size: 15px; } }"""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the page may load: its own style, and pictures that it carries."""


class Facsimile(Noun, frozen=True, kw_only=True):
    """The page, and what was left out of it."""

    page: str
    boxes: int = 0
    """Pictures drawn as boxes, because they lie on other people's servers or cannot be shown."""
    cut: bool = False


def facsimile(message: Message, case: Case) -> Facsimile | None:
    """Write the body of a mail as a harmless page, masked and defanged; None when the mail shows no text.

    `case` is the case of this message before masking: only that knows what must be gone.
    """
    found = case.evidence.first(Body)
    shown = next((part for part in message.leaves() if found and part.path == found[0].part), None)
    if found is None or shown is None or shown.text is None:
        return None
    masker, defanger = Masker(personal(case)), Defanger(hosts_of(case.evidence))

    def rewrite(text: str) -> str:
        return defanger(masker(text))

    album = Album(message, rewrite)
    writer = _Writer(rewrite, album)
    if shown.html is None:
        writer.plain(shown.text)
        sheets: list[str] = []
    else:
        sheets = writer.page(shown.text)
    language = re.sub(r"[^a-z]", "", found[0].language) or "ja"
    page = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title></title>'
        f"<style>{_BASE}</style>{''.join(f'<style>{sheet}</style>' for sheet in sheets)}</head>"
        f"<body{writer.body}>{_head(message, rewrite)}{writer.text()}</body></html>"
    )
    return Facsimile(page=page, boxes=album.boxes, cut=writer.cut)


def _head(message: Message, rewrite: Rewrite) -> str:
    lines = [("From", message.first("from")), ("Date", message.first("date"))]
    subject = message.first("subject")
    title = html.escape(rewrite(" ".join(subject.value.split())[:500])) if subject else ""
    said = "".join(f"<br>{name}: {html.escape(rewrite(field.value[:300]))}" for name, field in lines if field)
    return f'<div class="gyotaku-head"><b>{title}</b>{said}</div>'


class _Writer:
    """Writes the page piece by piece; words of one line are rewritten together, however they are marked up."""

    def __init__(self, rewrite: Rewrite, album: Album) -> None:
        self._rewrite = rewrite
        self._album = album
        self._pieces: list[str] = []
        self._line: list[int] = []
        self.body = ""
        """Attributes of the body element."""
        self.cut = False

    def text(self) -> str:
        """Return what was written."""
        self._end_line()
        return "".join(self._pieces)

    def plain(self, text: str) -> None:
        """Write a plain text."""
        self.cut = len(text) > TEXT_CHARS
        words = html.escape(self._rewrite(text[:TEXT_CHARS]))
        self._pieces.append(f'<div class="gyotaku-text">{words}</div>')

    def page(self, source: str) -> list[str]:
        """Write a page; return its style sheets."""
        prefix, bomb = safe_prefix(source)
        self.cut = bool(bomb)
        parser = LexborHTMLParser(prefix.replace("\x00", ""))
        sheets = [safe_sheet(node.text(deep=True)) for node in parser.css("style")[:50]]
        if parser.body is not None:
            self.body = self._attributes(parser.body)
            self._walk(parser.body)
        return sheets

    def _walk(self, root: LexborNode) -> None:
        # An open element waits on the stack as its end tag; iterative, since mails nest thousands deep.
        waiting: list[LexborNode | str] = list(reversed(list(root.iter(include_text=True))))
        seen = 0
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                self._tag(node, f"</{node}>")
                continue
            seen += 1
            if seen > NODES:
                self.cut = True
                # What is still open is closed, and nothing more is put in.
                waiting = [one for one in waiting if isinstance(one, str)]
                continue
            waiting += self._opened(node)

    def _opened(self, node: LexborNode) -> list[LexborNode | str]:
        """Write a node's beginning; return what is still to be written of it, last first."""
        name = node.tag or ""
        if name == "-text":
            self._line.append(len(self._pieces))
            self._pieces.append(node.text_content or "")
            return []
        if name == "img":
            self._end_line()
            self._pieces.append(self._picture(node))
            return []
        if name in _LEFT_OUT or name.startswith("-"):
            return []
        inside: list[LexborNode | str] = list(reversed(list(node.iter(include_text=True))))
        if name not in _KEPT:
            return inside
        href = ' href="#"' if name == "a" and (node.attributes.get("href") or "").strip() else ""
        self._tag(name, f"<{name}{href}{self._attributes(node)}>")
        return [] if name in _VOID else [name, *inside]

    def _tag(self, name: str, markup: str) -> None:
        if name in BLOCKS or name in _VOID or name in {"input", "button", "select", "textarea"}:
            self._end_line()
        self._pieces.append(markup)

    def _end_line(self) -> None:
        """Rewrite the words of the line that ends here. Where only all of them together give a name away, they come as one."""
        apart = [self._rewrite(self._pieces[at]) for at in self._line]
        if len(self._line) > 1:
            together = self._rewrite("".join(self._pieces[at] for at in self._line))
            if together != "".join(apart):
                apart = [together, *("" for _ in self._line[1:])]
        for at, words in zip(self._line, apart, strict=True):
            self._pieces[at] = html.escape(words)
        self._line = []

    def _attributes(self, node: LexborNode) -> str:
        out: list[str] = []
        for name, value in node.attributes.items():
            text = value or ""
            if name == "style":
                out.append(f' style="{html.escape(safe_style(text))}"')
            elif name in _ATTRIBUTES:
                out.append(f' {name}="{html.escape(text[:300])}"')
            elif name in _WORDS:
                out.append(f' {name}="{html.escape(self._rewrite(text[:300]))}"')
        return "".join(out)

    def _picture(self, node: LexborNode) -> str:
        found = self._album.picture(node.attributes)
        if isinstance(found, Box):
            style = html.escape(f"{safe_style(node.attributes.get('style') or '')}{found.size}")
            return (
                f'<span class="gyotaku-box" style="{style}">{html.escape(found.words)}</span>'
                if found.words
                else (f'<span style="display:inline-block;{style}"></span>')
            )
        return f'<img src="{found}" alt=""{self._attributes(node)}>'
