"""What stands where a page shows its logo, cut out of the picture of the page.

Taken from the picture, a logo is comparable however it was made: a file of the page, a drawing in its source, a background. Each
is cut to its drawing first, so that a margin makes no difference.
"""

from __future__ import annotations

from collections import Counter

from PIL import Image

from gyotaku.capture.pictures import MOST_PIXELS
from gyotaku.data.images import difference_hash, grey
from gyotaku.model.capture import Logo
from gyotaku.model.noun import Noun

RIM = 2
"""Pixels around an element that show what it stands on."""
SMALLEST = 10
"""Pixels of the drawing's shorter side below which nothing can be recognised."""
CONTRAST = 32
"""Steps of grey, of 256, by which the drawing stands out from its ground."""


class RawLogo(Noun, frozen=True):
    """An element that may show a logo, as page.js reads it: its box in pixels of the page, and its words."""

    x: float
    y: float
    width: float
    height: float
    named: bool
    words: str


def logos(png: bytes, width: int, boxes: list[RawLogo]) -> tuple[Logo, ...]:
    """Cut the boxes out of the picture of a page that is `width` pixels of the page wide; what shows no drawing is left out."""
    picture = grey(png, MOST_PIXELS)
    if picture is None or not boxes:
        return ()
    scale = picture.width / width
    found = []
    for box in boxes:
        corners = (box.x - RIM, box.y - RIM, box.x + box.width + RIM, box.y + box.height + RIM)
        drawn = _drawing(picture.crop(_within(picture, [round(corner * scale) for corner in corners])))
        if drawn is not None:
            found.append(
                Logo(
                    box=(round(box.x), round(box.y), round(box.width), round(box.height)),
                    shape=round(drawn.width / drawn.height, 2),
                    dhash=difference_hash(drawn),
                    named=box.named,
                    words=box.words[:120],
                )
            )
    return tuple(found)


def _within(picture: Image.Image, corners: list[int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = corners
    return max(left, 0), max(top, 0), max(min(right, picture.width), left, 0), max(min(bottom, picture.height), top, 0)


def _edges(width: int, height: int) -> tuple[tuple[int, int, int, int], ...]:
    return (0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height)


def _drawing(part: Image.Image) -> Image.Image | None:
    """Return what stands out from the colour around it; None where nothing does, or too little."""
    if min(part.size) < SMALLEST:
        return None
    edges = (part.crop(edge).tobytes() for edge in _edges(*part.size))
    ground = Counter(b"".join(edges)).most_common(1)[0][0]
    box = part.point([255 * (abs(step - ground) > CONTRAST) for step in range(256)]).getbbox()
    drawn = part.crop(box) if box is not None else None
    return drawn if drawn is not None and min(drawn.size) >= SMALLEST else None
