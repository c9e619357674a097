"""Pictures decoded within limits: size from the header, a small grey copy to compare, a full grey copy to look for codes."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache

from PIL import Image

from gyotaku.model.noun import Noun

LARGEST_FILE = 16 * 1024 * 1024
"""Largest picture file opened, in bytes."""

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "ICO", "PPM")
"""Formats opened; others have decoders that are rarely needed and often attacked."""

# Sizes are checked here, before anything is decoded; Pillow's own alarm would be an exception out of nowhere.
Image.MAX_IMAGE_PIXELS = None


class Size(Noun, frozen=True, kw_only=True):
    """What a picture's header says."""

    width: int
    height: int
    format: str

    @property
    def pixels(self) -> int:
        """How many pixels decoding would make."""
        return self.width * self.height


@lru_cache(maxsize=64)
def size_of(content: bytes) -> Size | None:
    """Read a picture's header; None when it is none."""
    if not 8 <= len(content) <= LARGEST_FILE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                return Size(width=picture.width, height=picture.height, format=picture.format or "")
    except Exception:  # noqa: BLE001 - Pillow's plug-ins raise anything on broken input; no picture is then the answer
        return None


@lru_cache(maxsize=8)
def grey(content: bytes, pixels: int) -> Image.Image | None:
    """Decode the first frame as grey, transparency on white; None when it is broken or has more than `pixels`."""
    size = size_of(content)
    if size is None or not 0 < size.pixels <= pixels:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                if picture.format == "JPEG":
                    picture.draft("L", picture.size)
                return _flat(picture)
    except Exception:  # noqa: BLE001 - as above
        return None


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        ground = Image.new("RGBA", layered.size, (255, 255, 255, 255))
        ground.alpha_composite(layered)
        return ground.convert("L")
    return picture.convert("L")


def difference_hash(picture: Image.Image) -> str:
    """Return the 64-bit difference hash of a grey picture, 16 hex digits: pictures that look alike differ in few bits."""
    small = picture.resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (small[row * 9 + column] < small[row * 9 + column + 1])
    return f"{bits:016x}"
