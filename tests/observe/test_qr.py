"""QR codes of a mail."""

from __future__ import annotations

import base64
import io
import zlib
from typing import cast

import pytest
import zxingcpp
from PIL import Image, ImageOps
from tests.observing import observed

from gyotaku.model.facts import QrCode
from gyotaku.observe.qr import read_codes

URL = "https://kurashi-notice.example/login?id=1"


def code(text: str = URL, scale: int = 4) -> Image.Image:
    """Draw a code with its margin."""
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=scale, add_quiet_zones=False)
    picture = Image.frombytes("L", (drawn.shape[1], drawn.shape[0]), bytes(cast("bytes", drawn)))
    return ImageOps.expand(picture, 4 * scale, 255)


def modules(text: str = URL) -> list[str]:
    """Return a code's rows as 1 and 0."""
    picture = ImageOps.crop(code(text, 1), 4)
    return ["".join("1" if picture.getpixel((x, y)) == 0 else "0" for x in range(picture.width)) for y in range(picture.height)]


def file(picture: Image.Image, file_format: str = "PNG") -> bytes:
    """Save a picture."""
    out = io.BytesIO()
    picture.save(out, file_format)
    return out.getvalue()


def attached(content: bytes, declared: str = "image/png") -> list[QrCode]:
    """Read the codes of a mail with one file."""
    body = base64.b64encode(content).decode()
    mail = f"From: a@a.example\nContent-Type: {declared}\nContent-Transfer-Encoding: base64\n\n{body}\n"
    return [fact for fact, _ in observed(mail, "body", "qr").of(QrCode)]


def shown(page: str, media_type: str = "text/html") -> list[QrCode]:
    """Read the codes of a mail with one text."""
    mail = f"From: a@a.example\nContent-Type: {media_type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page}\n"
    return [fact for fact, _ in observed(mail, "body", "qr").of(QrCode)]


def test_picture_with_a_code() -> None:
    """The text of a code in a picture is read, with its place."""
    assert attached(file(code())) == [QrCode(text=URL, place="1")]
    assert attached(file(code().convert("RGB"), "JPEG"), "image/jpeg") == [QrCode(text=URL, place="1")]


def test_light_on_dark_and_transparent() -> None:
    """An inverted code says so; dark modules on nothing are dark on white."""
    assert attached(file(ImageOps.invert(code()))) == [QrCode(text=URL, place="1", inverted=True)]
    clear = Image.new("LA", code().size, (0, 0))
    clear.putalpha(ImageOps.invert(code()))
    assert attached(file(clear)) == [QrCode(text=URL, place="1")]


def test_several_codes() -> None:
    """Every code of a picture is read, equal ones once."""
    both = Image.new("L", (code().width * 2, code("b").height + code().height), 255)
    both.paste(code(), (0, 0))
    both.paste(code("b"), (code().width, 0))
    assert sorted(found.text for found in attached(file(both))) == ["b", URL]


def test_tiny_modules() -> None:
    """A code of one pixel a module is enlarged to be read."""
    assert [text for text, _ in read_codes(code(scale=1))] == [URL]


def test_code_inside_a_pdf() -> None:
    """A code in a picture inside a PDF file is read."""
    picture = code()
    body = zlib.compress(picture.tobytes())
    head = b"<< /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /Filter /FlateDecode >>" % picture.size
    assert attached(b"%PDF-1.4\n1 0 obj " + head + b"\nstream\n" + body + b"\nendstream", "application/pdf") == [
        QrCode(text=URL, place="pdf:1:1")
    ]


def test_code_of_table_cells() -> None:
    """A code painted with cells is read although no picture is there."""
    cells = "".join(
        "<tr>" + "".join(f"<td bgcolor={'#000' if m == '1' else '#fff'}></td>" for m in row) + "</tr>" for row in modules()
    )
    assert shown(f"<p>Read</p><table>{cells}</table>") == [QrCode(text=URL, place="cells:1")]


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_code_of_block_characters(media_type: str) -> None:
    """A code drawn with half blocks is read, in plain text and in a page."""
    rows = modules()
    rows += ["0" * len(rows[0])] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    signs = {"11": "█", "10": "▀", "01": "▄", "00": " "}
    drawn = "\n".join("".join(signs[one + other] for one, other in zip(upper, lower, strict=True)) for upper, lower in pairs)
    page = f"<pre>{drawn}</pre>" if media_type == "text/html" else f"Read\n\n{drawn}\n"
    assert shown(page, media_type) == [QrCode(text=URL, place="cells:1")]


def test_pictures_without_a_code() -> None:
    """A plain picture, a broken one and a text have none."""
    assert attached(file(Image.new("L", (200, 200), 128))) == []
    assert attached(file(code())[:200]) == []
    assert shown("<p>x</p>") == []
