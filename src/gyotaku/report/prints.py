"""Pictures as they may stand in a report: codes that a telephone would open covered, personal pages blurred, size bounded."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache

import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from gyotaku.model.noun import Noun

MOST_PIXELS = 40_000_000
"""Largest picture opened."""
WIDEST = 1200
"""Pixels; a wider picture is made smaller."""
TALLEST = 3
"""Most widths of height shown; the rest is cut off, and the report says so."""
BYTES = 400_000
"""Largest file that stands in a report as it is; a larger one is written again with 256 colours."""

_MOSAIC = 24
"""Pixels of one side that a blurred picture has left for every hundred."""
_COVER = (120, 120, 120)


class Print(Noun, frozen=True, kw_only=True):
    """A picture ready for a report."""

    png: bytes
    width: int
    height: int
    cut: bool = False
    covered: int = 0
    """Codes that were covered."""
    blurred: bool = False


@lru_cache(maxsize=64)
def prepared(png: bytes, *, blur: bool = False, cover: bool = True) -> Print | None:
    """Return a picture ready for a report, None when the bytes are no PNG that can be shown.

    Bytes that need no change stay as they are, so that a recorded picture is the same on every machine.
    """
    picture = _opened(png)
    if picture is None:
        return None
    changed = False
    if picture.width > WIDEST:
        picture, changed = picture.resize((WIDEST, round(picture.height * WIDEST / picture.width))), True
    cut = picture.height > picture.width * TALLEST
    if cut:
        picture, changed = picture.crop((0, 0, picture.width, picture.width * TALLEST)), True
    covered = 0
    if blur:
        picture, changed = _blurred(picture), True
    elif cover:
        picture, covered = _covered(picture)
    if changed or covered or len(png) > BYTES:
        png = small(picture)
    return Print(png=png, width=picture.width, height=picture.height, cut=cut, covered=covered, blurred=blur)


def small(picture: Image.Image) -> bytes:
    """Write a picture as PNG with at most 256 colours and nothing beside the pixels."""
    out = io.BytesIO()
    picture.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def small_png(png: bytes) -> bytes:
    """Write a PNG of ours again with at most 256 colours."""
    picture = _opened(png)
    return small(picture) if picture is not None else png


def _opened(png: bytes) -> Image.Image | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                layered = picture.convert("RGBA")
                ground = Image.new("RGB", layered.size, "white")
                ground.paste(layered, mask=layered.getchannel("A"))
                return ground
    except Exception:  # noqa: BLE001 - Pillow's plug-ins raise anything on broken input; no picture is then the answer
        return None


def _covered(picture: Image.Image) -> tuple[Image.Image, int]:
    """Cover every code, again and again until none is left that can be read."""
    count = 0
    for _ in range(3):
        found = zxingcpp.read_barcodes(picture)
        if not found:
            break
        draw = ImageDraw.Draw(picture)
        for code in found:
            place = code.position
            corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
            xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
            draw.rectangle((min(xs) - 4, min(ys) - 4, max(xs) + 4, max(ys) + 4), fill=_COVER)
            count += 1
    return picture, count


def _blurred(picture: Image.Image) -> Image.Image:
    """Leave the picture's colours and blocks, and nothing that can be read."""
    coarse = picture.resize((_MOSAIC, max(1, round(picture.height * _MOSAIC / picture.width))), Image.Resampling.BOX)
    return coarse.resize(picture.size, Image.Resampling.NEAREST).filter(ImageFilter.GaussianBlur(8))
