"""What a PDF file holds besides pages."""

from __future__ import annotations

import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gyotaku.observe.pdf import read_pdf

LINK = b"<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://x.example/a?b=\\(1\\)) >> >>"


def pdf(*bodies: bytes) -> bytes:
    """Make a file of numbered objects."""
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(bodies, 1))
    return b"%PDF-1.7\n" + objects + b"trailer << /Root 1 0 R >>\n%%EOF"


def stream(head: bytes, body: bytes) -> bytes:
    """Make a stream object packed with Flate."""
    packed = zlib.compress(body)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (head, len(packed), packed)


def test_links() -> None:
    """Addresses of link annotations are read, each once; text that is no address is none."""
    found = read_pdf(pdf(LINK, LINK, b"<< /URI <FEFF0068007400740070003A002F002F0079> >>", b"<< /F (chapter1.pdf) >>"))
    assert found.urls == ("https://x.example/a?b=(1)", "http://y")
    assert found.traits == ("link",)


def test_links_in_object_streams_and_behind_escaped_names() -> None:
    """Packed object streams are looked into, and #xx in a key does not hide it; in a link's fragment it stays."""
    packed = stream(b"/Type /ObjStm /N 1 /First 4", b"5 0 " + LINK)
    assert read_pdf(pdf(packed)).urls == ("https://x.example/a?b=(1)",)
    assert read_pdf(pdf(b"<< /U#52I (https://x.example/#31abc) >>")).urls == ("https://x.example/#31abc",)


@pytest.mark.parametrize(
    ("body", "trait"),
    [
        (b"<< /S /JavaScript /JS (app.alert) >>", "script"),
        (b"<< /S /J#61vaScript >>", "script"),
        (b"<< /AcroForm << /Fields [ 3 0 R ] >> >>", "form"),
        (b"<< /Names << /EmbeddedFiles 4 0 R >> >>", "embedded-file"),
        (b"<< /S /Launch /F (cmd.exe) >>", "launch"),
        (b"<< /OpenAction << /S /URI /URI (https://x.example/) >> >>", "auto-redirect"),
    ],
)
def test_traits(body: bytes, trait: str) -> None:
    """What the file does by itself is named."""
    assert trait in read_pdf(pdf(body)).traits


def test_open_action_by_reference() -> None:
    """An action kept in an object of its own is followed; one on a page is no action on opening."""
    assert "auto-redirect" in read_pdf(pdf(b"<< /OpenAction 2 0 R >>", b"<< /S /URI /URI (https://x.example/) >>")).traits
    assert "auto-redirect" not in read_pdf(pdf(b"<< /OpenAction 3 0 R >>", LINK, b"[ 1 0 R /Fit ]")).traits


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_locked_files(algorithm: str) -> None:
    """A lock without a password, or with one that stands in the mail, is opened to read the links; any other is stated."""
    pypdf = pytest.importorskip("pypdf", reason="pypdf makes the locked files")
    annotations = pytest.importorskip("pypdf.annotations")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    link = annotations.Link(rect=(0, 0, 9, 9), url="https://x.example/locked")
    writer.add_annotation(0, link)
    opened, shut = io.BytesIO(), io.BytesIO()
    writer.encrypt("", "owner", algorithm=algorithm)
    writer.write(opened)
    writer.encrypt("kanri77", "owner", algorithm=algorithm)
    writer.write(shut)
    free = read_pdf(opened.getvalue())
    assert (free.urls, free.locked, free.password) == (("https://x.example/locked",), False, "")
    with_word = read_pdf(shut.getvalue(), ("wrong", "kanri77"))
    assert (with_word.urls, with_word.locked, with_word.password) == (("https://x.example/locked",), False, "kanri77")
    without = read_pdf(shut.getvalue(), ("wrong",))
    assert (without.urls, without.locked) == ((), True)


def test_many_objects_are_bounded() -> None:
    """Two hundred thousand objects, or a packed stream that unpacks to a gigabyte, take no more than two seconds."""
    start = time.process_time()
    assert read_pdf(pdf(*[b"<< /A 1 >>"] * 200_000)).cut
    read_pdf(pdf(*[stream(b"/Type /ObjStm", bytes(40_000_000))] * 20))
    assert time.process_time() - start < 2


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"1 0 obj",
                b"endobj",
                b"<<",
                b">>",
                b"/URI",
                b"(",
                b")",
                b"<",
                b"stream\n",
                b"endstream",
                b"/ObjStm",
                b"/Encrypt",
                b" 2 0 R",
                b"/O (",
                b"/U <",
                b"/V 4",
                b"/R 3",
                b"/ID [",
                b"obj",
                b"\\",
                b"#41",
                b"x",
            ]
        )
    )
)
def test_any_bytes_are_read(pieces: list[bytes]) -> None:
    """No file raises."""
    assert read_pdf(b"%PDF-1.4 " + b"".join(pieces)).password == ""
