"""The pictures of a facsimile: those the mail carries as data, the others as boxes that say where they would come from."""

from __future__ import annotations

import base64
import re
import urllib.parse
from collections.abc import Callable, Mapping

from gyotaku.model.message import Message
from gyotaku.model.noun import Noun

PICTURES = 200
"""Most pictures put in."""
BYTES = 8 * 1024 * 1024
"""Most bytes of all pictures together."""

_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}
"""Beginnings of the formats that are handed to the browser."""
_DATA = re.compile(r"data:([^,;]{0,100})((?:;[^,;]{0,100}){0,5}),", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d{1,4})(?:\.\d+)?\s*(px|%)?\s*\Z", re.IGNORECASE)
_LABELLED = 24
"""Least pixels a side for a box with words in it."""
_MARK = "画像 / picture"


class Box(Noun, frozen=True, kw_only=True):
    """A frame in place of a picture."""

    words: str
    """Empty for one too small to be seen."""
    size: str
    """CSS declarations."""


class Album:
    """The pictures of one mail."""

    def __init__(self, message: Message, rewrite: Callable[[str], str]) -> None:
        self._parts = {
            part.content_id.strip("<> ").lower(): part.content for part in message.leaves() if part.content_id and part.content
        }
        self._rewrite = rewrite
        self._left = BYTES
        self._shown = 0
        self.boxes = 0
        """How many pictures became boxes with words."""

    def picture(self, attributes: Mapping[str, str | None]) -> str | Box:
        """Return a picture's bytes as a data: address, or the box that stands for it."""
        source = (attributes.get("src") or "").strip()
        content = self._content(source)
        kind = next((name for start, name in _KINDS.items() if content.startswith(start)), "")
        if kind and len(content) <= self._left and self._shown < PICTURES:
            self._left -= len(content)
            self._shown += 1
            return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
        return self._box(source, attributes)

    def _content(self, source: str) -> bytes:
        if source[:4].lower() == "cid:":
            return self._parts.get(urllib.parse.unquote(source[4:]).strip("<> ").lower(), b"")
        found = _DATA.match(source[:600])
        if found is None or len(source) > BYTES * 2:
            return b""
        body = urllib.parse.unquote_to_bytes(source[found.end() :])
        if "base64" not in found[2].lower():
            return body
        plain = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        return base64.b64decode(plain[: len(plain) - len(plain) % 4] if len(plain) % 4 == 1 else plain + b"=" * (-len(plain) % 4))

    def _box(self, source: str, attributes: Mapping[str, str | None]) -> Box:
        width, height = (_LENGTH.match(attributes.get(name) or "") for name in ("width", "height"))
        small = any(found and found[2] != "%" and int(found[1]) < _LABELLED for found in (width, height))
        size = "".join(
            f"{name}:{found[1]}{(found[2] or 'px').lower()};" for name, found in (("width", width), ("height", height)) if found
        )
        if small:
            return Box(words="", size=size)
        self.boxes += 1
        # A fixed height would cut the words off; the box may grow.
        return Box(words=self._words(source, attributes.get("alt") or ""), size=size.replace("height:", "min-height:"))

    def _words(self, source: str, alt: str) -> str:
        host = ""
        if re.match(r"(?:https?:)?//", source, re.IGNORECASE):
            try:
                host = urllib.parse.urlsplit(source).hostname or ""
            except ValueError:
                host = ""
        said = " ".join(alt.split())[:80]
        return " ".join(word for word in (f"[{_MARK}]", self._rewrite(host), self._rewrite(said)) if word)
