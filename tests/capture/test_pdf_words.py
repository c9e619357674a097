from __future__ import annotations

import io
import re
import zlib

import pypdf

from gyotaku.capture.pdf_words import readable

MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
1 begincodespacerange
<00> <FF>
endcodespacerange
2 beginbfchar
<15> <2F64>
<24> <7531>
endbfchar
2 beginbfrange
<3A> <3B> <4E0A>
<47> <48> <2FAE>
endbfrange
endcmap
end
"""


def pdf(text: bytes = MAP.encode()) -> bytes:
    """A file of the shape Chromium writes, with one map in it."""
    packed = zlib.compress(text)
    objects = [
        b"<</Title (x)\n/CreationDate (D:20261124084028+00'00')\n/ModDate (D:20261124084028+00'00')>>",
        b"<</Filter /FlateDecode\n/Length %d>> stream\n%b\nendstream" % (len(packed), packed),
        b"<</Type /Catalog /Pages 4 0 R>>",
        b"<</Type /Pages /Kids [] /Count 0>>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<</Size 5\n/Root 3 0 R\n/Info 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + tail


def mended(raw: bytes) -> str:
    """The map of a file after mending, read by another program's parser."""
    stream = pypdf.PdfReader(io.BytesIO(readable(raw)), strict=True).get_object(2)
    assert isinstance(stream, pypdf.generic.StreamObject)
    return stream.get_data().decode()


def test_radicals_become_ideographs() -> None:
    """Single glyphs and ranges: 用, 非 and 面 instead of the radicals; the rest stays."""
    said = mended(pdf())
    assert "<15> <7528>" in said
    assert "<24> <7531>" in said
    assert "<3A> <3B> <4E0A>" in said
    assert "1 beginbfrange" in said
    assert re.search(r"2 beginbfchar\n<47> <975E>\n<48> <9762>\nendbfchar", said)


def test_the_file_stays_whole_and_loses_its_time() -> None:
    """A strict reader opens it, and the day of printing is nowhere."""
    made = readable(pdf())
    assert pypdf.PdfReader(io.BytesIO(made), strict=True).metadata == {"/Title": "x"}
    assert b"20261124" not in made


def test_what_is_not_understood_stays() -> None:
    """No file, another kind of file, a broken map, a map without radicals: unchanged."""
    plain = pdf(MAP.replace("2F64", "7528").replace("<47> <48> <2FAE>\n", "").encode())
    broken = pdf().replace(zlib.compress(MAP.encode()), b"x" * len(zlib.compress(MAP.encode())))
    for raw in (b"", b"no pdf", plain, broken, pdf()[:-20]):
        assert readable(raw).replace(b" ", b"") == re.sub(rb"/(?:CreationDate|ModDate) \(.*?\)", b"", raw).replace(b" ", b"")
