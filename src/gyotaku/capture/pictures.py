"""What pictures look like: sizes, difference hashes, the hash of an icon."""

from __future__ import annotations

import base64
import io
import warnings

from PIL import Image

MOST_PIXELS = 40_000_000
ICONS = ("PNG", "ICO", "GIF", "JPEG", "WEBP", "BMP")

# Sizes are checked here before anything is decoded.
Image.MAX_IMAGE_PIXELS = None


def looks(content: bytes) -> tuple[int, int, str] | None:
    """Return width, height and the 64-bit difference hash (16 hex digits) of a picture; None when it is none.

    The hash is that of `Picture.dhash`: transparency on white, grey, 9 × 8 boxes, a bit where brightness rises to the right.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=ICONS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                return picture.width, picture.height, _hash(_grey(picture))
    except Exception:  # noqa: BLE001 - Pillow's plug-ins raise anything on broken input; no picture is then the answer
        return None


def _grey(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        ground = Image.new("RGBA", layered.size, (255, 255, 255, 255))
        ground.alpha_composite(layered)
        return ground.convert("L")
    return picture.convert("L")


def _hash(picture: Image.Image) -> str:
    small = picture.resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (small[row * 9 + column] < small[row * 9 + column + 1])
    return f"{bits:016x}"


def apart(one: str, other: str) -> int:
    """Count the bits in which two difference hashes differ, 0 to 64."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def icon_number(content: bytes) -> int:
    """Return the number search engines for hosts know an icon by: MurmurHash3 (32 bit, signed) of its base64 text in lines."""
    return _murmur3(base64.encodebytes(content))


def _murmur3(content: bytes) -> int:
    """Compute MurmurHash3_x86_32 with seed 0 (Appleby, 2011, public domain)."""
    mask = 0xFFFFFFFF

    def mixed(block: int) -> int:
        block = block * 0xCC9E2D51 & mask
        block = (block << 15 | block >> 17) & mask
        return block * 0x1B873593 & mask

    state = 0
    whole = len(content) // 4 * 4
    for start in range(0, whole, 4):
        state ^= mixed(int.from_bytes(content[start : start + 4], "little"))
        state = (state << 13 | state >> 19) & mask
        state = (state * 5 + 0xE6546B64) & mask
    if rest := content[whole:]:
        state ^= mixed(int.from_bytes(rest, "little"))
    state ^= len(content)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        state ^= state >> shift
        state = state * factor & mask
    state ^= state >> 16
    return state - (1 << 32) if state >> 31 else state
