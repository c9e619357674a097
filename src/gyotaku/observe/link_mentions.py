"""Walk a mail and yield every mention of a target in reading order, whatever carries it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from gyotaku.data.link_words import first_of_footer, footer_begins
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, QrCode
from gyotaku.model.html import Anchor, HtmlDocument
from gyotaku.model.message import Header, Message, Part
from gyotaku.observe.file_passwords import words_of
from gyotaku.observe.file_urls import urls_in_file
from gyotaku.observe.files import attached
from gyotaku.observe.url_text import find_urls
from gyotaku.patterns import late
from gyotaku.settings import Limits

NOWHERE = 1_000_000_000
"""A block that no page reaches."""
MOST_DATA = 262_144
"""Most characters of a data: URL that are decoded."""
MOST_FILES = 50
MOST_MISSES = 20
"""How many targets may be looked for in a part's text in vain before places are given up (keeps the work linear)."""

_CODE = frozenset({"event", "script", "comment"})
_WITHOUT_LINKS = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "audio/", "video/", "message/")
_NO_LINK = ("#", "data:image/", "cid:", "mid:")
"""A place in the page itself, a picture, a part of the mail."""
_PICTURES = frozenset({"img"})
"""What the pictures observer states."""
_DATA_PAGE = re.compile(r"data:(text/html|image/svg\+xml|application/xhtml\+xml)((?:;[\w=\-]+)*?)(;base64)?,", re.IGNORECASE)
_ATTRIBUTE = late(
    r"""(?:href|src|action|formaction|xlink:href|location|url)\s{0,3}[=(]\s{0,3}["']?([^"'\s<>)]{1,2000})""", re.IGNORECASE
)
_BRACKETED = re.compile(r"<\s*((?:https?|mailto|ftp):[^<>\s]{1,4000})\s*>", re.IGNORECASE)
"""RFC 2369 section 2: URLs stand in angle brackets."""
_WEBLIKE = re.compile(r"\s*(?:https?:|//|www\.|data:)", re.IGNORECASE)


class Mention(NamedTuple):
    """One place that names a target."""

    target: str
    carrier: str
    text: str = ""
    hidden: bool = False
    button: bool = False
    tail: bool = False
    """Stands below the line that ends a mail's message (copyright, sender's imprint)."""
    base: str = ""
    part: Part | None = None
    header: Header | None = None
    start: int | None = None
    end: int | None = None


def mentions(message: Message, evidence: Evidence, limits: Limits) -> Iterator[Mention]:
    """Yield all mentions: the body shown, its other forms, QR codes, files, then header fields."""
    files = attached(message, evidence)[:MOST_FILES]
    of_files = {part.path for part in files}
    for part in _reading_order(message, evidence):
        if part.path in of_files:
            continue
        if part.html is not None:
            yield from _in_page(part, part.html, limits)
        elif part.text is not None:
            yield from _in_text(part, limits)
    for code, seen in evidence.of(QrCode):
        place = seen.where.place.removeprefix("part:") if seen.where else ""
        part_of = next((part for part in message.parts if part.path == place), None)
        yield from (Mention(target, "qr", part=part_of) for target in _of_code(code.text))
    yield from _in_files(files, message, evidence, limits)
    for header in message.all("list-unsubscribe", "list-subscribe", "list-help", "list-archive"):
        yield from (Mention(target, "header", header=header, tail=True) for target in _BRACKETED.findall(header.value)[:10])


def _reading_order(message: Message, evidence: Evidence) -> list[Part]:
    shown = evidence.first(Body)
    path = shown[0].part if shown else ""
    return sorted(message.leaves(), key=lambda part: part.path != path)


def _of_code(text: str) -> list[str]:
    found = [one.target for one in find_urls(text, most=10)]
    return found or ([text.strip()] if re.match(r"\s*[A-Za-z][A-Za-z0-9+.\-]{1,20}:\S", text) else [])


def _in_files(files: list[Part], message: Message, evidence: Evidence, limits: Limits) -> Iterator[Mention]:
    words: tuple[str, ...] | None = None
    for part in files:
        if part.media_type.startswith(_WITHOUT_LINKS):
            continue
        if part.html is not None:
            yield from (mention._replace(carrier="attachment") for mention in _in_page(part, part.html, limits))
            continue
        if words is None:
            words = words_of(message, evidence)
        urls = urls_in_file(part, limits, words)
        yield from (Mention(url, carrier, part=part) for url, carrier in urls)
        if not urls and part.text is not None:
            for found in find_urls(part.text[: limits.text_chars], most=limits.links):
                yield Mention(found.target, "attachment", part=part)


def _in_text(part: Part, limits: Limits) -> Iterator[Mention]:
    text = (part.text or "")[: limits.text_chars]
    delsp = re.search(r"delsp\s*=\s*\"?yes", part.declared_type, re.IGNORECASE) is not None
    ends = _imprint(text)
    for found in find_urls(text, most=limits.links, delsp=delsp):
        yield Mention(found.target, "plain", tail=found.start >= ends, part=part, start=found.start, end=found.end)


def _in_page(part: Part, page: HtmlDocument, limits: Limits) -> Iterator[Mention]:
    """Yield a page's anchors and the URLs of its plain text, merged in reading order, with their place in the source."""
    finder = _Finder(part.text or "")
    for mention in _merged(page, limits):
        place = finder.find(mention.target)
        yield mention._replace(part=part, start=place, end=None if place is None else place + len(mention.target))


def _merged(page: HtmlDocument, limits: Limits) -> Iterator[Mention]:
    base = page.base or ""
    ends = _imprint_block(page)
    waiting = 0
    text, hidden, block = "", False, -1
    for run in page.runs:
        fate = run.hidden is not None
        if text and (run.anchor is not None or fate != hidden or run.block != block):
            yield from _loose(text, limits, hidden=hidden, tail=block >= ends)
            text = ""
        if run.anchor is None:
            text, hidden, block = text + run.text, fate, run.block
            continue
        while waiting <= run.anchor < len(page.anchors):
            yield from _of_anchor(page.anchors[waiting], base, tail=run.block >= ends)
            waiting += 1
    yield from _loose(text, limits, hidden=hidden, tail=block >= ends)
    for anchor in page.anchors[waiting:]:
        yield from _of_anchor(anchor, base, tail=anchor.block >= ends)


def _loose(text: str, limits: Limits, *, hidden: bool, tail: bool) -> Iterator[Mention]:
    if "." not in text and "．" not in text and "。" not in text:
        return
    for found in find_urls(text[: limits.text_chars], most=limits.links):
        yield Mention(found.target, "plain", hidden=hidden, tail=tail)


def _of_anchor(anchor: Anchor, base: str, *, tail: bool) -> Iterator[Mention]:
    if anchor.carrier in _PICTURES:
        return
    target = anchor.target.strip()
    hidden = anchor.hidden is not None or anchor.carrier == "comment"
    mention = Mention(target, anchor.carrier, anchor.text or anchor.title, hidden, anchor.button, tail, base)
    if _DATA_PAGE.match(target):
        yield mention._replace(target=target[:4096])
        yield from (mention._replace(target=inner, carrier="data") for inner in held_targets(target))
    elif target[:11].lower() == "javascript:" or (anchor.carrier in _CODE and not _WEBLIKE.match(target)):
        if anchor.carrier not in _CODE:
            yield mention._replace(target=target[:4096])
        yield from (mention._replace(target=one.target) for one in find_urls(target[:MOST_DATA], most=50))
    elif target and not target.lower().startswith(_NO_LINK):
        yield mention


def held_targets(target: str) -> list[str]:
    """List the targets in a page that a data: URL holds (RFC 2397), one level deep."""
    head = _DATA_PAGE.match(target)
    if head is None:
        return []
    raw = unquote_to_bytes(target[head.end() : MOST_DATA])
    if head[3]:
        try:
            raw = base64.b64decode(raw.rstrip(b"=") + b"==")
        except (binascii.Error, ValueError):
            return []
    text = raw.decode("utf-8", "replace")
    named = [found[1] for found in _ATTRIBUTE.finditer(text) if _WEBLIKE.match(found[1])]
    return list(dict.fromkeys([*named[:50], *(one.target for one in find_urls(text, most=50))]))


def _imprint(text: str) -> int:
    """Return where the closing part of a text begins; past its end when it has none. Never in the first third."""
    found = footer_begins(text, len(text) // 3)
    return found if found >= 0 else len(text) + 1


def _imprint_block(page: HtmlDocument) -> int:
    shown = [run for run in page.runs[len(page.runs) // 3 :] if run.hidden is None]
    first = first_of_footer([run.text[:2000] for run in shown])
    return shown[first].block if first is not None else NOWHERE


class _Finder:
    """Find targets in a part's source, each from where the last one stood; gives up after some misses."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._misses = 0

    def find(self, target: str) -> int | None:
        if self._misses >= MOST_MISSES or not target:
            return None
        needle = target if "&" not in target else target.replace("&", "&amp;")
        for form in dict.fromkeys((target, needle)):
            place = self._text.find(form, self._position)
            if place >= 0:
                self._position = place
                return place
        self._misses += 1
        return None
