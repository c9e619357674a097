"""QR codes: in pictures of the mail, in pictures inside PDF files, drawn with table cells or block characters."""

from __future__ import annotations

from collections.abc import Iterator

import zxingcpp
from PIL import Image

from gyotaku.data.images import grey, size_of
from gyotaku.model.evidence import Absence, Evidence, Observation
from gyotaku.model.facts import QrCode
from gyotaku.model.message import Message, Part
from gyotaku.observe.family import cut_short, in_part, observer
from gyotaku.observe.pdf_pictures import pictures_of_pdf
from gyotaku.observe.picture_sources import sources
from gyotaku.observe.qr_cells import of_grid, of_text
from gyotaku.settings import Limits, Settings

CODES = 20
"""Most codes of one mail."""
TEXT_CHARS = 4_000
SMALLEST = 21
"""Fewest pixels a side that can hold a code: one a module."""
SHARPEST = 3
"""Pixels a module below which a small picture is also read enlarged."""

_FORMATS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_BLOCKS = ("█", "▀", "■", "⬛")


@observer(
    name="qr",
    reads="Embedded, attached and data: pictures, pictures in PDF files, painted tables, block characters (ISO/IEC 18004)",
    gives=(QrCode,),
    after=("body",),
)
def qr(message: Message, _evidence: Evidence, settings: Settings) -> Iterator[Observation | Absence]:
    """Yield one `QrCode` for each code that can be read; the same text in the same place once."""
    known: set[tuple[str, str]] = set()
    cuts: dict[str, None] = {}
    for code, part in _codes(message, settings.limits, cuts):
        if (code.text, code.place) in known:
            continue
        known.add((code.text, code.place))
        yield in_part(code, part, code.text)
        if len(known) >= CODES:
            cuts["codes"] = None
            break
    yield from (cut_short(QrCode, limit) for limit in cuts)


def _codes(message: Message, limits: Limits, cuts: dict[str, None]) -> Iterator[tuple[QrCode, Part]]:
    room = limits.picture_pixels
    left = limits.pictures
    for content, place, part in _pictures(message):
        size = size_of(content)
        if size is None or min(size.width, size.height) < SMALLEST:
            continue
        if size.pixels > room or left <= 0:
            cuts["pictures" if left <= 0 else "picture_pixels"] = None
            continue
        left -= 1
        room -= size.pixels
        picture = grey(content, size.pixels)
        if picture is not None:
            yield from ((QrCode(text=text, place=place, inverted=inverted), part) for text, inverted in read_codes(picture))
    for part in message.leaves():
        for picture in _drawn(part):
            place = f"cells:{part.path}"
            yield from ((QrCode(text=text, place=place, inverted=inverted), part) for text, inverted in read_codes(picture))


def _pictures(message: Message) -> Iterator[tuple[bytes, str, Part]]:
    """Yield each picture's bytes, its place as `QrCode.place` has it, and the part it stands in."""
    by_content: set[bytes] = set()
    by_id = {part.content_id.strip("<> ").lower(): part for part in message.leaves() if part.content_id}
    for source in sources(message):
        if not source.content or source.content in by_content:
            continue
        by_content.add(source.content)
        part = by_id.get(source.source.removeprefix("cid:").lower(), source.part)
        yield source.content, part.path, part
    for part in message.leaves():
        if part.media_type.startswith("image/") or not part.content or part.content in by_content:
            continue
        if b"%PDF-" in part.content[:1_024]:
            yield from ((content, f"pdf:{part.path}:{page}", part) for page, content in pictures_of_pdf(part.content))
        elif not part.media_type.startswith("text/") and size_of(part.content) is not None:
            yield part.content, part.path, part


def _drawn(part: Part) -> list[Image.Image]:
    if part.html is not None:
        found = [picture for grid in part.html.grids for picture in of_grid(grid)]
        shown = "".join(run.text for run in part.html.runs) if part.html.runs else ""
        return found + (of_text(part.html.shown()) if any(sign in shown for sign in _BLOCKS) else [])
    text = part.text or ""
    return of_text(text[:200_000]) if any(sign in text for sign in _BLOCKS) else []


def read_codes(picture: Image.Image) -> list[tuple[str, bool]]:
    """Read all codes of a grey picture: their text and whether they are light on dark."""
    found = zxingcpp.read_barcodes(picture, formats=_FORMATS)
    if not found and max(picture.size) <= 40 * SHARPEST:
        # One or two pixels a module are too few for the reader's corner search.
        larger = picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST)
        found, picture = zxingcpp.read_barcodes(larger, formats=_FORMATS), larger
    return [(code.text[:TEXT_CHARS], _inverted(picture, code)) for code in found if code.text.strip()]


def _inverted(picture: Image.Image, code: zxingcpp.Barcode) -> bool:
    """Whether the corner of the upper left finder pattern, dark in a plain code, is light."""
    first, opposite = code.position.top_left, code.position.bottom_right
    width, height = picture.size
    # A finder pattern is seven modules of at least 21; half a module inward lies in its dark ring.
    x = min(max(first.x + round((opposite.x - first.x) / 84), 0), width - 1)
    y = min(max(first.y + round((opposite.y - first.y) / 84), 0), height - 1)
    shade = picture.getpixel((x, y))
    return isinstance(shade, int | float) and shade > 127
