"""What pictures look like: sizes, difference hashes, the hash of an icon."""

from __future__ import annotations

import base64

from gyotaku.data.images import difference_hash, grey, size_of

MOST_PIXELS = 40_000_000


def looks(content: bytes) -> tuple[int, int, str] | None:
    """Return width, height and the 64-bit difference hash (16 hex digits, as `Picture.dhash`); None when it is no picture."""
    size, picture = size_of(content), grey(content, MOST_PIXELS)
    return None if size is None or picture is None else (size.width, size.height, difference_hash(picture))


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
