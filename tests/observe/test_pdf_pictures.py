"""Pictures inside PDF files."""

from __future__ import annotations

import io
import zlib

from PIL import Image

from gyotaku.data.images import size_of
from gyotaku.observe.pdf_pictures import pictures_of_pdf


def picture(filter_name: bytes, body: bytes, more: bytes = b"") -> bytes:
    """Make a file with one picture object."""
    head = b"<< /Type /XObject /Subtype /Image /Width 40 /Height 30 %s /Filter /%s /Length %d >>" % (more, filter_name, len(body))
    return b"%PDF-1.4\n1 0 obj\n" + head + b"\nstream\n" + body + b"\nendstream\nendobj"


def test_jpeg_as_it_stands() -> None:
    """A JPEG inside a PDF is a picture file of its own."""
    out = io.BytesIO()
    Image.new("L", (40, 30), 200).save(out, "JPEG")
    (found,) = list(pictures_of_pdf(picture(b"DCTDecode", out.getvalue())))
    size = size_of(found[1])
    assert size is not None
    assert (found[0], size.width, size.height, size.format) == (1, 40, 30, "JPEG")


def test_bitmaps() -> None:
    """Grey, coloured and one-bit bitmaps become pictures."""
    for bits, row in ((8, 40), (8, 120), (1, 5)):
        body = zlib.compress(bytes(row * 30))
        (found,) = list(pictures_of_pdf(picture(b"FlateDecode", body, b"/BitsPerComponent %d" % bits)))
        size = size_of(found[1])
        assert size is not None
        assert (size.width, size.height) == (40, 30)


def test_what_cannot_be_read_is_left_out() -> None:
    """Broken streams, predictors and bitmaps of other sizes than stated give no picture."""
    assert list(pictures_of_pdf(picture(b"FlateDecode", b"broken"))) == []
    assert list(pictures_of_pdf(picture(b"FlateDecode", zlib.compress(bytes(7)), b"/BitsPerComponent 8"))) == []
    assert list(pictures_of_pdf(b"%PDF-1.4 /Subtype /Image")) == []
