"""What a PDF file holds besides pages: links, script, forms, files, a lock (ISO 32000-1). A bounded reader of our own.

Objects are found by their keywords, not through the cross-reference table, so damaged files are read as viewers repair
them. Compressed object streams are unpacked; page contents are not.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from gyotaku.model.noun import Noun
from gyotaku.observe.pdf_strings import string
from gyotaku.patterns import late

if TYPE_CHECKING:
    from gyotaku.observe._pdf_crypt import Lock

OBJECTS = 20_000
"""Most objects looked at."""
UNPACKED = 8 * 1024 * 1024
"""Most bytes unpacked from object streams of one file."""
URLS = 200
"""Most links kept of one file."""
KEPT = 4 * 1024 * 1024
"""Files up to this size are remembered for the next observer of the same mail."""

_OBJECT = re.compile(rb"(\d{1,10})\s{1,10}(\d{1,5})\s{1,10}\Z")
_STREAM = re.compile(rb"stream\r?\n")
_ESCAPED_NAME = re.compile(rb"/([\w#]{2,60})")
_ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
_TOLD_BY = b"URI F UF JS JavaScript XFA SubmitForm Fields EmbeddedFile EmbeddedFiles Launch OpenAction AA ObjStm FlateDecode"
_KEYS = frozenset(_TOLD_BY.split())
_URI = re.compile(rb"/(?:URI|F|UF)\s*([(<])(?!<)")
_TRAITS = (
    ("script", re.compile(rb"/(?:JavaScript|JS)\b")),
    ("form", re.compile(rb"/(?:XFA|SubmitForm)\b|/Fields\s*\[\s*\d")),
    ("embedded-file", re.compile(rb"/EmbeddedFiles?\b")),
    ("launch", re.compile(rb"/Launch\b")),
    ("auto-redirect", re.compile(rb"/(?:OpenAction|AA)\b.{0,400}?/URI\b", re.DOTALL)),
)
_TELLING = re.compile(rb"/(?:URI|U?F|JavaScript|JS|XFA|SubmitForm|Fields|EmbeddedFiles?|Launch|OpenAction|AA)\b")
_OPENS = re.compile(rb"/(?:OpenAction|AA)\s*(\d{1,10})\s+\d{1,5}\s+R")
_AN_ADDRESS = late(r"(?:[a-z][a-z0-9+.-]{1,20}:|www\.|//)\S", re.IGNORECASE)


class Pdf(Noun, frozen=True, kw_only=True):
    """What was found. `locked` means that no password at hand opens it; `password` is the one of the mail that did."""

    urls: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    locked: bool = False
    password: str = ""
    cut: bool = False


def read_pdf(content: bytes, words: tuple[str, ...] = ()) -> Pdf:
    """Read a PDF; `words` are tried as passwords after the empty one."""
    return _remembered(content, words) if len(content) <= KEPT else _read(content, words)


def _lock(content: bytes, words: tuple[str, ...]) -> Lock | None:
    if b"/Encrypt" not in content:
        return None
    # Loading the ciphers costs more than reading a mail, and few mails carry a locked PDF.
    from gyotaku.observe._pdf_crypt import lock_of  # noqa: PLC0415 - see above

    return lock_of(content, words)


def _read(content: bytes, words: tuple[str, ...]) -> Pdf:
    lock = _lock(content, words)
    locked = lock is not None and lock.key is None
    urls: dict[str, None] = {}
    traits: dict[str, None] = {}
    acting: set[int] = set()
    openers: set[int] = set()
    reader = _Objects(content, lock)
    for number, generation, body in reader:
        if _TELLING.search(body) is None:
            continue
        for name, pattern in _TRAITS:
            if name not in traits and pattern.search(body):
                traits[name] = None
        openers.update(int(found[1]) for found in _OPENS.finditer(body))
        if b"/URI" in body:
            acting.add(number)
        if locked or len(urls) >= URLS:
            continue
        for raw in _strings(body):
            text = _text(lock.decrypt(raw, number, generation) if lock is not None and generation >= 0 else raw)
            if _AN_ADDRESS.match(text):
                urls.setdefault(text[:2_000], None)
    if openers & acting:
        traits["auto-redirect"] = None
    if urls:
        traits["link"] = None
    return Pdf(
        urls=tuple(urls)[:URLS],
        traits=tuple(name for name in sorted(traits)),
        locked=locked,
        password=lock.password if lock is not None else "",
        cut=reader.cut,
    )


_remembered = lru_cache(maxsize=4)(_read)


class _Objects:
    """Objects of a file: number, generation (-1 for one out of an object stream, whose strings are not locked) and body."""

    def __init__(self, content: bytes, lock: Lock | None) -> None:
        self.content = content
        self.lock = lock
        self.cut = False
        self.room = UNPACKED

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        content = self.content
        places = list(self._places())
        for (number, generation, start, _), following in zip_longest(places, places[1:]):
            whole = content[start : following[3] if following is not None else len(content)]
            stream = _STREAM.search(whole)
            head = whole[: stream.start()] if stream is not None else whole
            head = head[:200_000]
            head = _plain_names(head)
            yield number, generation, head
            if stream is not None and b"/ObjStm" in head:
                inside = self._unpack(head, whole[stream.end() :], number, generation)
                if inside:
                    yield number, -1, inside
        trailer = content.rfind(b"trailer")
        if trailer >= 0:
            yield 0, 0, content[trailer : trailer + 4_000]

    def _places(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield number, generation, where the body begins and where the object does."""
        at = self.content.find(b"obj")
        for _ in range(OBJECTS * 2):
            if at < 0:
                return
            before = self.content[max(0, at - 40) : at]
            found = _OBJECT.search(before)
            if found is not None:
                yield int(found[1]), int(found[2]), at + 3, at - len(before) + found.start()
            at = self.content.find(b"obj", at + 3)
        self.cut = True

    def _unpack(self, head: bytes, raw: bytes, number: int, generation: int) -> bytes:
        if self.room <= 0:
            # A length of 0 would mean no bound at all to zlib.
            return b""
        end = raw.rfind(b"endstream")
        raw = raw[:end] if end >= 0 else raw
        if self.lock is not None:
            raw = self.lock.decrypt(raw.rstrip(b"\r\n") if self.lock.stream_aes else raw, number, generation, stream=True)
        if b"/FlateDecode" not in head and b"/Fl" not in head:
            return raw[: self.room]
        try:
            inside = zlib.decompressobj().decompress(raw, self.room)
        except zlib.error:
            return b""
        self.room -= len(inside)
        self.cut = self.cut or self.room <= 0
        return _plain_names(inside)


def _plain_names(body: bytes) -> bytes:
    """Undo #xx in the names looked for (7.3.5): `/J#61vaScript`. Others may stand inside a link's fragment and stay."""
    if b"#" not in body:
        return body

    def plain(found: re.Match[bytes]) -> bytes:
        name = _ESCAPED.sub(lambda pair: bytes([int(pair[1], 16)]), found[1])
        return b"/" + name if name in _KEYS else found[0]

    return _ESCAPED_NAME.sub(plain, body)


def _strings(body: bytes) -> Iterator[bytes]:
    """Yield the raw bytes of strings after /URI and file keys."""
    return (string(body, found.end(), found[1]) for found in _URI.finditer(body))


def _text(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace").strip()
    return raw.decode("utf-8", "replace").strip("\x00 \r\n\t")
