"""Addresses inside files."""

from __future__ import annotations

from tests.observe.test_archives import packed
from tests.observe.test_shortcuts import shortcut

from gyotaku.model.message import Part, Span
from gyotaku.observe.file_urls import urls_in_file
from gyotaku.read.html import read_html
from gyotaku.settings import Limits

LIMITS = Limits()


def part(content: bytes, media_type: str = "application/octet-stream", filename: str | None = None) -> Part:
    """Make a part."""
    return Part(path="2", media_type=media_type, filename=filename, span=Span(start=0, end=0), content=content)


def test_carriers() -> None:
    """Files of every kind give their addresses, each with what carries it."""
    pdf = b"%PDF-1.4 1 0 obj << /URI (https://x.example/) >> << /URI (https://x.example/) >> endobj"
    assert urls_in_file(part(pdf), LIMITS) == [("https://x.example/", "pdf")]
    calendar = b"BEGIN:VCALENDAR\r\nDESCRIPTION:https://x.exam\r\n ple/a\r\nEND:VCALENDAR"
    assert urls_in_file(part(calendar, "text/calendar"), LIMITS) == [("https://x.example/a", "calendar")]
    assert urls_in_file(part(b"<svg><a href='https://x.example/'/></svg>"), LIMITS) == [("https://x.example/", "attachment")]
    shortcut = b"[InternetShortcut]\r\nIconFile=https://i.example/\r\nURL=https://x.example/\r\n"
    assert urls_in_file(part(shortcut), LIMITS) == [("https://x.example/", "attachment")]
    assert urls_in_file(part(b"\x89PNG\r\n\x1a\n https://x.example/"), LIMITS) == []


def test_pages_read_already_are_left_to_their_anchors() -> None:
    """A part with a page gives its anchors elsewhere, so nothing is found twice."""
    page = Part(
        path="2", media_type="text/html", span=Span(start=0, end=0), text="", html=read_html("<a href=https://x.example/>x</a>")
    )
    assert urls_in_file(page, LIMITS) == []


def test_limit() -> None:
    """No more than the limit of links are given."""
    many = b"<svg>" + b"".join(b"<a href='https://x.example/%d'/>" % number for number in range(50))
    assert len(urls_in_file(part(many), Limits(links=7))) == 7


def test_addresses_inside_an_archive() -> None:
    """Pages, drawings and shortcuts in an archive, also one inside another, give their addresses."""
    inner = packed({"b.svg": b"<svg><a href='https://y.example/'/></svg>", "c.lnk": shortcut("cmd.exe", "https://z.example/")})
    found = urls_in_file(part(packed({"a.html": b"<html><a href=https://x.example/>x</a>", "in.zip": inner})), LIMITS)
    assert [url for url, _ in found] == ["https://x.example/", "https://y.example/", "https://z.example/"]
