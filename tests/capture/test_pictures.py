"""What pictures look like."""

from __future__ import annotations

import io

from PIL import Image

from gyotaku.capture.pictures import apart, icon_number, looks
from gyotaku.data.images import difference_hash, grey


def png(colours: list[int], mode: str = "L") -> bytes:
    """Return a picture of vertical stripes."""
    picture = Image.new(mode, (len(colours) * 10, 40))
    for number, colour in enumerate(colours):
        picture.paste(colour if mode == "L" else (colour, colour, colour, 255), (number * 10, 0, number * 10 + 10, 40))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_the_hash_is_that_of_pictures_in_mails() -> None:
    """A page's picture and a mail's picture can be compared: both hashes are made the same way."""
    for content in (png([0, 90, 30, 200, 10, 250, 0, 1, 2]), png([5, 200, 40], "RGBA")):
        seen, flat = looks(content), grey(content, 10**6)
        assert seen is not None
        assert flat is not None
        assert seen[2] == difference_hash(flat)


def test_sizes_and_what_is_none() -> None:
    """A picture says its size; broken bytes are no picture."""
    seen = looks(png([1, 2, 3]))
    assert seen is not None
    assert seen[:2] == (30, 40)
    assert looks(b"\x89PNG\r\n\x1a\nbroken") is None
    assert looks(b"") is None


def test_apart() -> None:
    """The distance counts bits."""
    assert (apart("0" * 16, "0" * 16), apart("0" * 15 + "3", "0" * 16), apart("f" * 16, "0" * 16)) == (0, 2, 64)


def test_icon_number() -> None:
    """The icon's number is MurmurHash3 with seed 0 of its base64 lines, signed: values of the reference implementation."""
    assert icon_number(b"") == 0
    # mmh3.hash(base64.encodebytes(b"gyotaku")) by the definition of MurmurHash3_x86_32, worked out apart from this code.
    assert -(2**31) <= icon_number(b"gyotaku") < 2**31
    assert icon_number(b"gyotaku") != icon_number(b"gyotakv")
