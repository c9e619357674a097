"""A sketch of a page before any script ran: what a program without a browser can be compared with."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from gyotaku.data.field_asks import asked
from gyotaku.model.capture import CapturedForm
from gyotaku.model.facts.links import Field
from gyotaku.model.noun import Noun

LONGEST = 1_000_000
"""Most characters of HTML looked at."""
TEXT = 20_000
_BLANK = re.compile(r"\s+")
_SILENT = ("script", "style", "noscript", "template", "svg", "head")


class Sketch(Noun, frozen=True, kw_only=True):
    """What the page's source shows by itself."""

    title: str = ""
    text: str = ""
    forms: tuple[CapturedForm, ...] = ()
    shape: dict[str, int] = {}
    refresh: str = ""


def sketch(html: str) -> Sketch:
    """Read the source of a page; broken source gives what the parser makes of it."""
    try:
        parser = LexborHTMLParser(html[:LONGEST].replace("\x00", ""))
        refresh = parser.css_first("meta[http-equiv=refresh i]")
        title = parser.css_first("title")
        forms = tuple(_form(node) for node in parser.css("form")[:20])
        shape: dict[str, int] = {}
        for node in parser.css("body, body *")[:20_000]:
            parent = node.parent
            pair = f"{parent.tag if parent is not None else ''}>{node.tag}"[:60]
            shape[pair] = shape.get(pair, 0) + 1
        named = _BLANK.sub(" ", title.text()).strip()[:300] if title is not None else ""
        parser.strip_tags(list(_SILENT))
        body = parser.body
        text = _BLANK.sub(" ", body.text(separator=" ")).strip()[:TEXT] if body is not None else ""
    except SelectolaxError:
        return Sketch()
    content = (refresh.attributes.get("content") or "")[:300] if refresh is not None else ""
    return Sketch(title=named, text=text, forms=forms, shape=shape, refresh=content)


def _form(node: object) -> CapturedForm:
    attributes = node.attributes  # type: ignore[attr-defined]
    fields = tuple(
        Field(
            name=(one.attributes.get("name") or "")[:120],
            kind=(one.attributes.get("type") or one.tag or "text").lower()[:30],
            label=(one.attributes.get("placeholder") or "")[:160],
        )
        for one in node.css("input, select, textarea")[:80]  # type: ignore[attr-defined]
    )
    return CapturedForm(
        action=(attributes.get("action") or "")[:2000],
        method=(attributes.get("method") or "get").lower()[:10],
        fields=fields,
        asks=asked(fields, exact=True),
    )
