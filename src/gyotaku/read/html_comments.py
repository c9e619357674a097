"""Comments of a page: what only Outlook's Word engine shows stands in conditional ones (`<!--[if mso]> … <![endif]-->`)."""

from __future__ import annotations

import html
import re

from gyotaku.patterns import late
from gyotaku.read.html_carriers import refresh
from gyotaku.read.html_links import Mark

COMMENTS = 60
"""Most comments kept of one page."""
COMMENT_CHARS = 300
"""Most characters kept of one comment."""
CONDITIONAL_CHARS = 50_000
"""Most characters of one conditional comment that are read."""

_CONDITION = re.compile(r"\s*\[if\b([^\]]{0,200})\]\s*>?", re.IGNORECASE)
_SILENT = late(r"<(style|xml|script|o:[a-z]+)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[/!?a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>?")
_CARRIER = late(
    r"""<([a-zA-Z][\w:]*)\b([^<>]{0,4000}?)\b(href|src|action|background|content)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\[endif\].*\Z", re.IGNORECASE | re.DOTALL)


def conditional(comment: str) -> str | None:
    """Return what stands inside a conditional comment, or None when the comment is none or holds nothing."""
    found = _CONDITION.match(comment)
    if found is None:
        return None
    inside = _BREAK.sub("", comment[found.end() : CONDITIONAL_CHARS]).removesuffix("<!").rstrip()
    return inside or None


def spoken(inside: str) -> str:
    """Return the text inside a conditional comment, tags and style sheets taken out."""
    if "<" in inside:
        inside = _TAG.sub(" ", _SILENT.sub(" ", inside))
    return " ".join(html.unescape(inside).split())


def marks(inside: str, block: int) -> list[Mark]:
    """List what a conditional comment links to; a VML round rectangle is Outlook's way to paint a button."""
    if "=" not in inside:
        return []
    found = []
    for tag, _, name, raw in _CARRIER.findall(inside)[:100]:
        value = html.unescape(raw.strip("\"'"))
        if name.lower() == "content":
            value = refresh(value) if tag.lower() == "meta" else ""
        if not value or (tag.lower() in {"link", "o:p"} and name.lower() != "href"):
            continue
        mark = Mark("comment", value, block=block, hidden="comment-conditional")
        mark.button = tag.lower() in {"v:roundrect", "v:rect"}
        if mark.button or tag.lower() == "a":
            mark.take(spoken(inside)[:200], "comment-conditional")
        found.append(mark)
    return found
