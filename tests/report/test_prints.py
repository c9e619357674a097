from __future__ import annotations

import hashlib
import io

import zxingcpp
from PIL import Image, ImageDraw

from gyotaku.report.prints import BYTES, WIDEST, prepared, small_png


def png(picture: Image.Image) -> bytes:
    """A picture as PNG."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    """A PNG as pixels."""
    return Image.open(io.BytesIO(content)).convert("RGB")


def with_code(text: str) -> Image.Image:
    """A white page with a QR code on it."""
    code = Image.fromarray(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=6))
    page = Image.new("RGB", (500, 400), "white")
    page.paste(code.convert("RGB"), (150, 100))
    return page


def test_a_picture_that_needs_no_change_stays_byte_for_byte() -> None:
    """A recorded picture is the same in every report on every machine."""
    raw = png(Image.new("RGB", (300, 200), "navy"))
    found = prepared(raw)
    assert found is not None
    assert found.png == raw
    assert (found.width, found.height, found.cut, found.covered, found.blurred) == (300, 200, False, 0, False)


def test_codes_are_covered() -> None:
    """A telephone held against the screen opens nothing; how many codes there were is told."""
    page = with_code("https://evil.example/login")
    assert zxingcpp.read_barcodes(page)
    found = prepared(png(page))
    assert found is not None
    assert found.covered == 1
    assert not zxingcpp.read_barcodes(opened(found.png))


def test_a_blurred_picture_cannot_be_read() -> None:
    """Only broad areas of colour are left of a page that shows personal things."""
    page = Image.new("RGB", (600, 300), "white")
    ImageDraw.Draw(page).text((20, 20), "4111 1111 1111 1111 " * 3, fill="black", font_size=14)
    found = prepared(png(page), blur=True)
    assert found is not None
    assert found.blurred
    darkest, _ = opened(found.png).convert("L").getextrema()
    assert isinstance(darkest, int | float)
    assert darkest > 128


def test_size_is_bounded() -> None:
    """Wide pictures are made smaller, long ones cut, heavy ones written with fewer colours."""
    noise = Image.effect_noise((1600, 9000), 80).convert("RGB")
    found = prepared(png(noise))
    assert found is not None
    assert (found.width, found.height, found.cut) == (WIDEST, WIDEST * 3, True)
    assert len(png(noise)) > BYTES
    assert len(small_png(png(noise.crop((0, 0, 400, 400))))) < len(png(noise.crop((0, 0, 400, 400))))


def test_what_is_no_picture_is_none() -> None:
    """Missing, broken and huge pictures give none, and never an error."""
    assert prepared(b"") is None
    assert prepared(b"\x89PNG\r\n\x1a\nbroken") is None
    assert prepared(b"GIF89a") is None
    huge = png(Image.new("1", (8000, 8000)))
    assert prepared(huge) is None
    assert hashlib.sha256(small_png(b"no picture")).hexdigest() == hashlib.sha256(b"no picture").hexdigest()
