"""A page flattened into reading order: what is shown, what is hidden and why, and every target it names.

The tree is the WHATWG parser's (lexbor), the walk is iterative, the cascade is a light one of our own (`css_match`).
Nothing is run, fetched or resolved. What a mail program without scripts shows is shown here: `<noscript>` is read,
`<template>` (which only a script could show) is hidden as `script-less`.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from gyotaku.model.html import HtmlDocument
from gyotaku.read.html_guard import safe_prefix
from gyotaku.read.html_walk import Walk
from gyotaku.settings import DEFAULT, Limits

_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_CHARSET = re.compile(r"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HTML = re.compile(r"<html[\s>]", re.IGNORECASE)


def read_html(text: str, limits: Limits = DEFAULT.limits) -> HtmlDocument:
    """Read a page from its decoded text. Never raises for any text; what a limit cut is marked by `cut`.

    Limits: `html_bytes` (characters parsed), `text_chars` (characters of text kept), `links` (targets kept).
    """
    cut = len(text) > limits.html_bytes
    prefix, bomb = safe_prefix(text[: limits.html_bytes])
    # The parser drops NUL inside text as browsers do; it must not end a C string on the way.
    parser = LexborHTMLParser(prefix.replace("\x00", "")) if prefix else None
    walk = Walk(_sheets(parser), limits)
    if parser is not None and parser.root is not None:
        above = parser.root.parent
        walk.run(above.first_child if above is not None else parser.root)
    document = walk.document(traits=_traits(prefix, bomb, nul="\x00" in text), charset=_declared(prefix))
    if (cut or bomb) and not document.cut:
        return HtmlDocument(**{name: getattr(document, name) for name in document.__struct_fields__ if name != "cut"}, cut=True)
    return document


def _sheets(parser: LexborHTMLParser | None) -> list[str]:
    if parser is None:
        return []
    try:
        nodes: list[LexborNode] = parser.tags("style")
    except SelectolaxError:
        return []
    return [node.text(deep=True) for node in nodes[:50] if _on_screen(node)]


def _on_screen(node: LexborNode) -> bool:
    return "print" not in (node.attributes.get("media") or "")


def _declared(text: str) -> str | None:
    found = _CHARSET.search(text[:4_000])
    return found[1].lower() if found is not None else None


def _traits(text: str, bomb: str, *, nul: bool) -> list[str]:
    """Name what is odd about the page's source: code words of `HtmlDocument.traits`."""
    found = [bomb] if bomb else []
    if text.count("<html") + text.count("<HTML") > 1 and len(_HTML.findall(_COMMENT.sub("", text))) > 1:
        found.append("nested-html")
    opened = text.rfind("<!--") if "<!--" in text else -1
    if opened >= 0 and "-->" not in text[opened:]:
        found.append("broken-comment")
    if nul:
        found.append("null-bytes")
    return found
