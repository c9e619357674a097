"""Commands in old spreadsheets: DDE in comma-separated and SYLK text, and in the records of Excel 97-2003 ([MS-XLS])."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.patterns import late

ENDINGS = frozenset({"csv", "tsv", "slk", "iqy", "dif", "prn"})
"""Text that Excel opens as a sheet."""
READ = 2 * 1024 * 1024

_SUPBOOK = 0x01AE
_MOST_RECORDS = 20_000
_CELL = late(
    r"(?:^|[,;\t\"])\s{0,20}[=+@-]\s{0,20}[=+@-]?\"{0,2}\w{1,40}\|\s{0,5}['\"]{0,2}[^'\"\r\n|]{0,500}['\"]{0,2}\s{0,5}!\s{0,5}[\w$]"
    r"|=\s{0,20}(?:DDE|CALL|EXEC|RTD)\s{0,5}\(",
    re.IGNORECASE | re.MULTILINE,
)
_SERVER = re.compile(r"[\w\\/:%~-]{1,200}(?:\.exe)?", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s\"'<>(),;|\x00-\x20]{4,1000}", re.IGNORECASE)
_FETCHES = re.compile(r"=\s{0,20}(?:HYPERLINK|WEBSERVICE|IMAGE)\s{0,5}\(\s{0,5}\"{1,2}(https?://[^\"\s]{4,1000})", re.IGNORECASE)


def sheet_traits(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (traits, addresses) of a sheet in text form: `dde` for a cell that calls a program, `link`."""
    read = text[:READ]
    traits = ["dde"] if _CELL.search(read) else []
    urls = tuple(dict.fromkeys([*_FETCHES.findall(read), *_URL.findall(read)[:200]]))[:200]
    return (*traits, *(("link",) if urls else ())), urls


def calls_program(workbook: bytes) -> bool:
    """Whether a workbook's records name a DDE server (SupBook, section 2.4.271): `cmd` and a topic parted by U+0003."""
    return any(_is_server(server) for server in _servers(workbook))


def _servers(workbook: bytes) -> Iterator[str]:
    at = 0
    for _ in range(_MOST_RECORDS):
        if at + 4 > len(workbook):
            return
        kind, size = int.from_bytes(workbook[at : at + 2], "little"), int.from_bytes(workbook[at + 2 : at + 4], "little")
        if kind == _SUPBOOK and size > 5:
            body = workbook[at + 8 : at + 4 + size]
            text = body[1:].decode("utf-16-le", "replace") if body[:1] == b"\x01" else body[1:].decode("latin-1")
            server, parted, _ = text.partition("\x03")
            if parted:
                yield server
        at += 4 + size


def _is_server(server: str) -> bool:
    # An object linked from a file stands there by its class, which has a dot (Word.Document.8); a DDE server is a program's name.
    return _SERVER.fullmatch(server) is not None
