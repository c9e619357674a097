"""What a file really is, by its bytes and structure; never by its name alone."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import olefile

from gyotaku.data.file_types import magic, words
from gyotaku.patterns import late

HEAD = 4_096

_PAGE = late(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|script|title|meta|style|table|div|a\s|br|p[\s>]|h1|iframe|form|center|img|font|b>|link)",
    re.IGNORECASE | re.DOTALL,
)
_SVG = late(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*|<!doctype\s+svg[^>]{0,400}>\s*){0,4}<svg[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = late(
    rb"(?:(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]{1,60})\s?:[^\n]{0,998}\n"
    rb"(?:[ \t][^\n]{0,998}\n){0,60}){3}",
    re.IGNORECASE,
)
_SCRIPT = late(
    rb"\s*(?:#!|@echo\s+off|<\?php|<job\b|<package\b|on\s+error\s+resume\s+next|dim\s+\w{1,40}\s|function\s+\w{0,40}\s?\("
    rb"|var\s+\w{1,40}\s*=|powershell\b|set-executionpolicy|\$[\w:]{1,40}\s*=|wscript\.|createobject\s*\()",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<(?:html|body|script|div|form|table|meta|a)[\s>]", re.IGNORECASE)
_PAGE_ENDINGS = frozenset({"html", "htm", "shtml", "xhtml", "hta"})
_SIGNATURE = re.compile(rb"0[\x80-\x84].{0,4}?\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07", re.DOTALL)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STARTS = (
    (b"BEGIN:VCALENDAR", "ics"),
    (b"BEGIN:VCARD", "vcf"),
    (b"[INTERNETSHORTCUT]", "url"),
    (b"-----BEGIN PGP", "pgp"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_OFFICE = (("word/", "doc"), ("xl/", "xls"), ("ppt/", "ppt"))


def true_type(content: bytes, ending: str = "") -> str:
    """Return the word for what a file is: see `Attachment.true_type`. `ending` only tells scripts from other text.

    `empty` for no bytes, `unknown` for bytes that fit nothing.
    """
    if not content:
        return "empty"
    found = _by_magic(content)
    if found == "zip":
        return _in_zip(content)
    if found == "ole":
        return _in_ole(content)
    if found == "exe":
        return "exe" if _program(content) else _text_type(content, ending)
    return found or _text_type(content, ending)


def _by_magic(content: bytes) -> str:
    for name, offset, wanted in magic():
        if content.startswith(wanted, offset):
            return name
    if content.startswith(b"RIFF"):
        return {b"WEBP": "webp", b"WAVE": "audio", b"AVI ": "video"}.get(content[8:12], "")
    # Readers accept a PDF whose header stands within the first kilobyte (PDF 32000-1, annex H.3.4.1).
    return "pdf" if b"%PDF-" in content[:1_024] else ""


def _program(content: bytes) -> bool:
    """Whether an MZ file has a header a loader would take, so that text beginning with MZ is no program."""
    return len(content) >= 64 and (_CONTROL.search(content[:64]) is not None)


def member_names(content: bytes) -> list[str] | None:
    """List the members of a zip file in the order of its directory; None when the directory cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, zlib.error, RuntimeError, IndexError):
        return None


def _in_zip(content: bytes) -> str:
    names = member_names(content)
    if names is None:
        return "zip"
    held = set(names)
    if "[Content_Types].xml" in held or any(name.startswith("_rels/") for name in held):
        for folder, word in _OFFICE:
            if any(name.startswith(folder) for name in names):
                if word == "xls" and f"{folder}workbook.bin" in held:
                    return "xlsb"
                macros = any(name.lower().endswith("vbaproject.bin") for name in names)
                return word + ("m" if macros else "x")
    if "mimetype" in held and "META-INF/manifest.xml" in held:
        return "odf"
    if "META-INF/MANIFEST.MF" in held:
        return "apk" if "AndroidManifest.xml" in held else "jar"
    return "zip"


def _in_ole(content: bytes) -> str:
    names = {"/".join(entry).lower() for entry in ole_entries(content)}
    return "msg" if "__properties_version1.0" in names else "ole"


def ole_entries(content: bytes) -> list[list[str]]:
    """List the streams of an OLE compound file (MS-CFB); nothing when it is broken."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            entries: list[list[str]] = ole.listdir(streams=True, storages=True)
            return entries[:2_000]
    except Exception:  # noqa: BLE001 - olefile raises anything on broken input; a file that cannot be read is a fact, not a failure
        return []


def _text_type(content: bytes, ending: str) -> str:
    head = decoded_head(content)
    if _SVG.match(head):
        return "svg"
    if _PAGE.match(head):
        return "script" if ending in {"hta", "wsf", "sct"} else "html"
    if head.lstrip().startswith(b"<?xml"):
        return "xml"
    upper = head.lstrip()[:40].upper()
    for start, name in _STARTS:
        if upper.startswith(start):
            return name
    if _CONTROL.search(head):
        return "p7s" if _SIGNATURE.match(content) else "unknown"
    if ending in _PAGE_ENDINGS and _TAG.search(head) and not head.lstrip().startswith(b"<?php"):
        # Browsers open these as a page whatever stands in front of the first tag.
        return "html"
    if _MAIL.match(head):
        return "eml"
    if ending in words("scripts") or (_SCRIPT.match(head) and ending not in {"txt", "log", "eml", "csv", "md", "patch"}):
        return "script"
    return "text"


def decoded_head(content: bytes, size: int = HEAD) -> bytes:
    """Return the beginning of a text as bytes of UTF-8, byte order mark removed and UTF-16 unfolded."""
    for mark, charset in _BOMS:
        if content.startswith(mark):
            if charset == "utf-8":
                return content[3 : size + 3]
            return content[2 : size * 2 + 2].decode(charset, "replace").encode("utf-8", "replace")
    return content[:size]
