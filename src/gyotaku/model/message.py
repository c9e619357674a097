"""What reading yields: the specimen's bytes and the message in them, each piece with its place in the original.

Terms: RFC 5322 (header fields), RFC 2045 (parts), RFC 2047 (encoded words).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from gyotaku.model.html import HtmlDocument
from gyotaku.model.noun import Noun


class Span(Noun, frozen=True, kw_only=True):
    """A half-open range of bytes in the specimen."""

    start: int
    end: int


class Specimen(Noun, frozen=True, kw_only=True):
    """One mail as it came, never rewritten. `sha256` is the lower-case hex digest of `raw`."""

    name: str
    """Path as given, with `#1`, `#2` … for a mail attached to another."""
    raw: bytes
    sha256: str
    kind: str = "eml"
    """eml | mbox | maildir | msg | attached | stdin."""
    carrier: str | None = None
    """Name of the specimen this one was attached to."""
    origin: str | None = None
    """For .msg: sha256 of the container file; `raw` is then the RFC 5322 form built from it."""
    notes: tuple[str, ...] = ()
    """Codes of what was lost or cut while the source was opened."""


class Defect(Noun, frozen=True, kw_only=True):
    """Something malformed that was read anyway. `code` is stable kebab-case; `detail` is free English."""

    code: str
    detail: str = ""
    span: Span | None = None


class Decoding(Noun, frozen=True, kw_only=True):
    """One decision of the decoding ladder: what was declared, what was used, and why."""

    declared: str | None
    used: str
    why: str
    """declared | alias | escape | utf-8 | scored | detected | fallback | ascii | nested (an encoded word inside another)."""
    exact: bool = True
    """False when some bytes had to be replaced by U+FFFD."""


class Header(Noun, frozen=True, kw_only=True):
    """One header field. `raw` is everything after the colon as it stands, folds included."""

    index: int
    """Position in its block, counted from 0 at the top."""
    name: str
    raw: bytes
    value: str
    """Unfolded, encoded words and raw 8-bit decoded, no lone surrogates."""
    span: Span
    decodings: tuple[Decoding, ...] = ()

    @property
    def key(self) -> str:
        """The name for comparison: lower-case, without surrounding space."""
        return self.name.strip().lower()


class Part(Noun, frozen=True, kw_only=True):
    """One MIME part. Containers have no content of their own; leaves do."""

    path: str
    """`1`, `1.2`, … as IMAP numbers them (RFC 3501 section 6.4.5); `0` is the message itself when it is a container.
    What a part wraps (winmail.dat, uuencoded files in a text) is numbered below it."""
    media_type: str
    """Lower-case type/subtype that was acted on."""
    declared_type: str = ""
    """Content-Type as written, undecoded parameters included."""
    charset: str | None = None
    disposition: str | None = None
    filename: str | None = None
    filename_decodings: tuple[Decoding, ...] = ()
    content_id: str | None = None
    transfer_encoding: str = "7bit"
    boundary: str | None = None
    headers: tuple[Header, ...] = ()
    span: Span
    """The body of the part, encoded, in the specimen."""
    content: bytes = b""
    """The body after transfer decoding."""
    text: str | None = None
    """For text/*: `content` decoded, line ends as LF."""
    decoding: Decoding | None = None
    html: HtmlDocument | None = None
    """For text/html: what the page holds, in reading order."""
    defects: tuple[Defect, ...] = ()

    @property
    def container(self) -> bool:
        """Whether this part only holds other parts."""
        return self.media_type.startswith("multipart/")


@lru_cache(maxsize=256)
def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names for comparison, each once: observers ask for the same few sets of fields in every mail."""
    return tuple(dict.fromkeys(map(str.lower, names)))


class Message(Noun, frozen=True, kw_only=True, dict=True, gc=True):
    """A specimen read. Nothing is dropped: what did not fit is in `defects`."""

    specimen: Specimen
    headers: tuple[Header, ...]
    parts: tuple[Part, ...]
    """Depth first; containers before what they hold; parts of an attached message/rfc822 are not among them."""
    defects: tuple[Defect, ...] = ()
    cuts: tuple[str, ...] = ()
    """Names of the limits that cut something (`Limits` field names)."""

    @cached_property
    def by_key(self) -> dict[str, list[Header]]:
        """Index the header fields by name for comparison, since every observer asks for some."""
        index: dict[str, list[Header]] = {}
        for header in self.headers:
            index.setdefault(header.key, []).append(header)
        return index

    def all(self, *names: str) -> Iterator[Header]:
        """Yield the header fields of these names (case-insensitive), top to bottom."""
        if len(names) == 1:
            return iter(self.by_key.get(names[0].lower(), ()))
        index = self.by_key
        found = [header for key in _keys(names) if key in index for header in index[key]]
        return iter(sorted(found, key=lambda header: header.index) if len(found) > 1 else found)

    def first(self, *names: str) -> Header | None:
        """Return the topmost header field of one of these names, or None."""
        return next(self.all(*names), None)

    def leaves(self) -> Iterator[Part]:
        """Yield the parts that hold content."""
        return (part for part in self.parts if not part.container)
