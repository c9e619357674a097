"""What stands inside a file."""

from __future__ import annotations

from gyotaku.model.message import Part, Span
from gyotaku.observe.file_contents import kind_of, opened


def part(
    content: bytes, media_type: str = "application/octet-stream", filename: str | None = None, text: str | None = None
) -> Part:
    """Make a part."""
    return Part(path="2", media_type=media_type, filename=filename, span=Span(start=0, end=0), content=content, text=text)


def test_kind_of_a_part() -> None:
    """The bytes decide; an attached mail is one by its media type."""
    assert kind_of(part(b"%PDF-1.4", "image/png", "a.png")) == "pdf"
    assert kind_of(part(b"Hello", "message/rfc822")) == "eml"
    assert kind_of(part(b"x=1", "text/plain", "a.js")) == "script"


def test_opened_by_kind() -> None:
    """Each type is read by its own reader; pages give their source, decoded text before bytes."""
    pdf = opened(part(b"%PDF-1.4 1 0 obj << /URI (https://x.example/) >> endobj"), "pdf")
    assert (pdf.urls, pdf.traits) == (("https://x.example/",), ("link",))
    assert opened(part("<html>日本".encode("utf-16")), "html").source == "<html>日本"
    assert opened(part(b"bytes", text="text"), "html").source == "text"
    assert opened(part(rb"{\rtf1 \objdata}"), "rtf").traits == ("embedded-file",)
    assert opened(part(bytes.fromhex("d0cf11e0a1b11ae1")), "ole").traits == ("unreadable",)
    assert opened(part(b"x"), "png").source == ""
