"""Where the pictures of a body come from: parts of the mail, data: addresses, other people's servers."""

from __future__ import annotations

import base64
import binascii
import re
import urllib.parse
from collections.abc import Iterator
from functools import lru_cache

import ada_url

from gyotaku.model.html import HtmlDocument, Image
from gyotaku.model.message import Message, Part
from gyotaku.model.noun import Noun

PICTURES = 300
"""Most pictures of one mail."""
DATA_CHARS = 4 * 1024 * 1024
"""Longest data: address decoded."""

_DATA = re.compile(r"data:([^,;]{0,100})((?:;[^,;]{0,100}){0,5}),", re.IGNORECASE)
_PLAIN = re.compile(r"https?://([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,20})(?=[/?#]|\Z)", re.IGNORECASE)
_SPACE = re.compile(r"[\s\x00]+")


class Source(Noun, frozen=True, kw_only=True):
    """One picture, with its bytes when the mail holds them."""

    origin: str
    """embedded | remote | data."""
    source: str
    part: Part
    """The page that shows it, or the picture's own part."""
    content: bytes = b""
    name: str = ""
    """File name or path, for telling logos."""
    image: Image | None = None


def sources(message: Message) -> list[Source]:
    """List the pictures of all pages in reading order, then picture parts that no page shows. Repeated ones come once."""
    by_id = {part.content_id.strip("<> ").lower(): part for part in message.leaves() if part.content_id}
    found: dict[tuple[str, str], Source] = {}
    used: set[str] = set()
    for part in message.leaves():
        if part.html is None or part.disposition == "attachment":
            continue
        for one in _of_page(part, part.html, by_id):
            found.setdefault((one.source[:2_000], one.image.alt if one.image else ""), one)
            if len(found) >= PICTURES:
                return list(found.values())
    used = {one.source for one in found.values() if one.origin == "embedded"}
    for part in message.leaves():
        named = (part.content_id or "").strip("<> ")
        if part.media_type.startswith("image/") and part.content and not used & {f"cid:{named}", f"part:{part.path}"}:
            found[part.path, ""] = Source(
                origin="embedded", source=f"part:{part.path}", part=part, content=part.content, name=part.filename or ""
            )
    return list(found.values())[:PICTURES]


def _of_page(part: Part, page: HtmlDocument, by_id: dict[str, Part]) -> Iterator[Source]:
    for image in page.images:
        raw = image.src.strip()
        if not raw:
            continue
        low = raw[:5].lower()
        if low.startswith("cid:"):
            named = urllib.parse.unquote(raw[4:]).strip("<> ")
            held = by_id.get(named.lower())
            content = held.content if held is not None else b""
            name = (held.filename or "") if held is not None else named
            source = f"cid:{(held.content_id or '').strip('<> ')}" if held is not None else f"cid:{named}"
            yield Source(origin="embedded", source=source, part=part, content=content, name=name, image=image)
        elif low == "data:":
            yield Source(origin="data", source=raw[:60], part=part, content=inline_bytes(raw), image=image)
        else:
            target = absolute(raw, page.base)
            yield Source(origin="remote", source=target[:2_000], part=part, name=target[:2_000], image=image)


def inline_bytes(address: str) -> bytes:
    """Decode a data: address (RFC 2397); nothing when it is too long or broken."""
    found = _DATA.match(address)
    if found is None or len(address) > DATA_CHARS:
        return b""
    body = urllib.parse.unquote_to_bytes(address[found.end() :])
    if "base64" not in found[2].lower():
        return body
    try:
        plain = _SPACE.sub("", body.decode("ascii", "ignore"))
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return b""


@lru_cache(maxsize=2048)
def absolute(raw: str, base: str | None) -> str:
    """Return a picture's address as the page means it; without a scheme a mail program takes `//host` for https."""
    if raw.startswith("//"):
        return "https:" + raw
    if base and not re.match(r"[a-z][a-z0-9+.-]{0,20}:", raw, re.IGNORECASE):
        try:
            return str(ada_url.join_url(base, raw))
        except ValueError:
            return raw
    return raw


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """Return the host of an http address as the WHATWG parser reads it; ``""`` when there is none."""
    plain = _PLAIN.match(url)
    if plain is not None and "xn--" not in plain[1].lower() and not plain[1].rpartition(".")[2].isdigit():
        return plain[1].lower()
    if not url[:5].lower().startswith("http"):
        return ""
    try:
        return str(ada_url.URL(url).hostname)
    except ValueError:
        return ""
