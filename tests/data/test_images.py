"""Pictures decoded within limits."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from gyotaku.data.images import difference_hash, grey, size_of


def drawn(mode: str = "RGB", size: tuple[int, int] = (60, 40), file_format: str = "PNG") -> bytes:
    """Draw a picture with a dark corner and return it as a file."""
    picture = Image.new(mode, size, 0 if mode == "LA" else "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 20, 20), fill=(0, 255) if mode == "LA" else "black")
    out = io.BytesIO()
    picture.save(out, file_format)
    return out.getvalue()


def test_size_from_the_header() -> None:
    """Width, height and format are known without decoding; what is no picture has none."""
    size = size_of(drawn())
    assert size is not None
    assert (size.width, size.height, size.format, size.pixels) == (60, 40, "PNG", 2400)
    assert size_of(b"") is None
    assert size_of(b"%PDF-1.4 not a picture") is None
    assert size_of(drawn()[:20]) is None


def test_huge_pictures_are_not_decoded() -> None:
    """A header that promises more pixels than allowed stops there, without an alarm of the library."""
    huge = bytearray(drawn())
    huge[16:24] = (60_000).to_bytes(4, "big") * 2
    assert grey(bytes(huge), 20_000_000) is None
    assert grey(drawn(), 2_399) is None
    assert grey(drawn(), 2_400) is not None


def test_transparency_is_white() -> None:
    """What is transparent looks white to the reader."""
    picture = grey(drawn("LA"), 10_000)
    assert picture is not None
    assert (picture.mode, picture.getpixel((0, 0)), picture.getpixel((50, 30))) == ("L", 0, 255)


def test_broken_pictures_are_none() -> None:
    """A truncated file is no picture, whatever the format."""
    for file_format in ("PNG", "GIF", "BMP", "TIFF", "WEBP"):
        whole = drawn(file_format=file_format)
        for end in range(8, len(whole), max(1, len(whole) // 9)):
            grey(whole[:end], 10_000)
    assert grey(drawn()[:-30], 10_000) is None


def test_like_pictures_have_like_hashes() -> None:
    """Size and packing hardly change the hash; another picture does."""
    hashes = []
    for content in (drawn(), drawn(size=(60, 40), file_format="GIF"), drawn("L", (40, 60))):
        picture = grey(content, 10_000)
        assert picture is not None
        hashes.append(difference_hash(picture))
    assert hashes[0] == hashes[1] != hashes[2]
    assert all(len(one) == 16 for one in hashes)
