"""What a file really is."""

from __future__ import annotations

import io
import zipfile

import pytest

from gyotaku.observe.file_types import decoded_head, true_type


def packed(*names: str) -> bytes:
    """Make a zip file of empty members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\r\n\r\njunk %PDF-1.4", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0 JFIF", "jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"MZ" + bytes(100), "exe"),
        (b"MZ is how this note about old programs begins, and it goes on for more than sixty-four letters.", "text"),
        (b"Rar!\x1a\x07\x01\x00", "rar"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(32769) + b"CD001", "iso"),
        (bytes.fromhex("4c0000000114020000000000c000000000000046"), "lnk"),
        (bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3"), "one"),
        (rb"{\rtf1 x}", "rtf"),
        (packed("a.txt"), "zip"),
        (packed("[Content_Types].xml", "word/document.xml"), "docx"),
        (packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "docm"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (packed("[Content_Types].xml", "xl/workbook.bin"), "xlsb"),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (packed("META-INF/MANIFEST.MF", "A.class"), "jar"),
        (b"PK\x03\x04 broken", "zip"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf <!-- c --> <HTML>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?><svg xmlns='x'><script/></svg>", "svg"),
        (b"<?xml version='1.0'?><rss/>", "xml"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0", "ics"),
        (b"From: a@a.example\nTo: b@b.example\nSubject: x\n\nhi", "eml"),
        (b"[InternetShortcut]\r\nURL=https://x.example/", "url"),
        (b"@echo off\r\nstart x", "script"),
        (b"#!/bin/sh\nls", "script"),
        (b"hello there", "text"),
        ("ご請求の件".encode("cp932"), "text"),
        (b"\x00\x01\x02\x03", "unknown"),
    ],
)
def test_by_content(content: bytes, kind: str) -> None:
    """The bytes decide, not the name."""
    assert true_type(content) == kind


def test_ending_only_tells_text_apart() -> None:
    """A name makes a script of text, and a page of text with tags, but never hides what the bytes say."""
    assert true_type(b"alert(1)", "js") == "script"
    assert true_type(b"Your file <html><script>x</script>", "html") == "html"
    assert true_type(b"MZ" + bytes(100), "pdf") == "exe"
    assert true_type(b"@echo off", "txt") == "text"


def test_head_is_decoded() -> None:
    """Byte order marks and UTF-16 do not hide what a text begins with."""
    assert decoded_head("\ufeff<svg>".encode("utf-16-be")) == b"<svg>"
    assert decoded_head(b"\xef\xbb\xbfx") == b"x"
