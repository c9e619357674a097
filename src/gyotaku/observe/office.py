"""Office files: macros, outside templates, commands (DDE), objects, locks and links, read from their structure.

Formats: ECMA-376 (zip packages), MS-CFB with MS-DOC and MS-XLS (compound files), RTF 1.9.1.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import olefile

from gyotaku.model.noun import Noun
from gyotaku.observe.spreadsheets import calls_program
from gyotaku.observe.vba import Macros, read_macros
from gyotaku.patterns import late

PARTS = 300
"""Most package parts read of one file."""
PART_BYTES = 2 * 1024 * 1024
"""Most bytes read of one part or stream."""
ALL_BYTES = 16 * 1024 * 1024
"""Most bytes read of one file."""
URLS = 200

_RELATION = re.compile(rb"<Relationship\b([^<>]{0,4000})>")
_ATTRIBUTE = re.compile(rb"""\b(Type|Target|TargetMode)\s*=\s*("[^"]*"|'[^']*')""")
_COMMAND = re.compile(rb"\bDDE(?:AUTO)?\b|<ddeLink\b", re.IGNORECASE)
# A field of Word 97-2003 begins with 0x13; the text may stand in one or in two bytes a character.
_OLD_FIELD = re.compile(rb"\x13\x00?(?:[\s\"]\x00?){0,20}D\x00?D\x00?E\x00?(?:A\x00?U\x00?T\x00?O\x00?)?[\s\"]", re.IGNORECASE)
_FIELD_TEXT = re.compile(rb"<(?:w:)?instrText[^<>]{0,200}>([^<]{0,4000})<|w:instr\s*=\s*\"([^\"]{0,4000})\"")
_URL = re.compile(rb"https?://[\x21\x23-\x26\x28-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]{4,2000}")
_WIDE_URL = re.compile(rb"(?:h\x00t\x00t\x00p\x00(?:s\x00)?:\x00/\x00/\x00)(?:[\x21-\x7e]\x00){3,1000}")
_NOT_LINKS = (
    b"http://schemas.",
    b"http://www.w3.org/",
    b"http://purl.org/",
    b"http://ns.adobe.com",
    b"https://schemas.",
    b"http://www.apple.com/DTDs",
)
_RTF_TEMPLATE = late(
    rb"\\\*\\template\s*(?:\\[a-z0-9'-]{1,20}\s?){0,20}\s*(https?:[^\s{}]{4,2000}|\\\\[^\s{}]{4,2000})?", re.IGNORECASE
)
_RTF_LINK = re.compile(rb"HYPERLINK\s+(?:\\l\s+)?\"([^\"{}]{4,2000})\"")


class Office(Noun, frozen=True, kw_only=True):
    """What was found."""

    traits: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    note: str = ""
    """What kind of document, or what could not be read."""


def read_package(content: bytes) -> Office:
    """Read an ECMA-376 package (docx, xlsm, pptx …)."""
    traits: dict[str, None] = {}
    urls: dict[str, None] = {}
    note = ""
    for name, body in _members(content):
        low = name.lower()
        if low.endswith("vbaproject.bin") or "/macrosheets/" in low:
            traits["macro"] = None
            note = note or _macros(_project(body), traits, urls)
        elif "/embeddings/" in low or "/activex/" in low:
            traits["embedded-file"] = None
        elif low.endswith(".rels"):
            _relations(body, traits, urls)
        elif low.endswith(".xml") and _commands(body):
            traits["dde"] = None
    return Office(traits=tuple(sorted(traits)), urls=tuple(urls)[:URLS], note=note)


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield names and bodies of the parts that matter; bodies of others are empty."""
    room = ALL_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.infolist()[:PARTS]:
                low = part.filename.lower()
                wanted = low.endswith(".rels") or low in {"word/document.xml", "word/settings.xml"} or "externallink" in low
                wanted = wanted or low.endswith("vbaproject.bin")
                if not wanted or part.flag_bits & 1 or room <= 0:
                    yield part.filename, b""
                    continue
                with package.open(part) as stream:
                    body = stream.read(min(PART_BYTES, room))
                room -= len(body)
                yield part.filename, body
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, IndexError):
        return


def _relations(body: bytes, traits: dict[str, None], urls: dict[str, None]) -> None:
    for found in _RELATION.findall(body)[:2_000]:
        have = {name: value[1:-1] for name, value in _ATTRIBUTE.findall(found)}
        target = have.get(b"Target", b"").decode("utf-8", "replace").replace("&amp;", "&").strip()
        if have.get(b"TargetMode") != b"External" or not target:
            continue
        kind = have.get(b"Type", b"").rsplit(b"/", 1)[-1]
        outside = re.match(r"(?:https?|ftp|file|mhtml):|\\\\", target, re.IGNORECASE) is not None
        if kind in {b"attachedTemplate", b"oleObject", b"frame", b"subDocument"} and outside:
            traits["external-template"] = None
        if outside or target.lower().startswith("mailto:"):
            urls.setdefault(target[:2_000], None)
            if kind == b"hyperlink":
                traits["link"] = None


def _commands(body: bytes) -> bool:
    if b"ddeLink" in body:
        return True
    fields = b"".join(one or other for one, other in _FIELD_TEXT.findall(body)[:5_000])
    return _COMMAND.search(fields) is not None


def read_compound(content: bytes) -> Office:
    """Read a compound file (doc, xls, ppt, msi, locked docx)."""
    traits: dict[str, None] = {}
    urls: dict[str, None] = {}
    note = ""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            names = ["/".join(entry) for entry in ole.listdir(streams=True, storages=True)[:2_000]]
            low = {name.lower() for name in names}
            _structure(low, traits)
            if "macro" in traits:
                note = _macros(read_macros(_streams(ole, names)), traits, urls)
            if "encryptedpackage" not in low:
                for name in ("WordDocument", "Workbook", "Book", "1Table", "0Table", "PowerPoint Document"):
                    if ole.exists(name):
                        with ole.openstream(name) as stream:
                            _stream(name, stream.read(PART_BYTES), traits, urls)
    except Exception:  # noqa: BLE001 - olefile raises anything on broken input; what it cannot read is stated, not hidden
        return Office(traits=("unreadable",))
    return Office(traits=tuple(sorted(traits)), urls=tuple(urls)[:URLS], note="; ".join(filter(None, (_kind(low), note))))


def _project(content: bytes) -> Macros:
    """Read a vbaProject.bin, a compound file of its own."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            return read_macros(_streams(ole, ["/".join(entry) for entry in ole.listdir()[:2_000]]))
    except Exception:  # noqa: BLE001 - as in read_compound
        return Macros()


def _streams(ole: olefile.OleFileIO, names: list[str]) -> Iterator[bytes]:
    """Yield the streams of macro projects: what lies in a storage called VBA."""
    for name in names:
        if "vba/" in name.lower() and ole.get_type(name) == olefile.STGTY_STREAM:
            with ole.openstream(name) as stream:
                yield stream.read(PART_BYTES)


def _macros(found: Macros, traits: dict[str, None], urls: dict[str, None]) -> str:
    if found.starts:
        traits["auto-run"] = None
    if found.calls:
        traits["macro-calls"] = None
    urls.update(dict.fromkeys(found.urls))
    return ", ".join([*found.starts, *found.calls])


def _kind(names: set[str]) -> str:
    for stream, kind in (
        ("worddocument", "Word 97-2003"),
        ("workbook", "Excel 97-2003"),
        ("book", "Excel 5"),
        ("powerpoint document", "PowerPoint 97-2003"),
        ("encryptedpackage", "locked Office document"),
        ("!_stringpool", "installer"),
    ):
        if stream in names:
            return kind
    return ""


def _structure(names: set[str], traits: dict[str, None]) -> None:
    if "encryptedpackage" in names:
        traits["encrypted"] = None
    if any(name.endswith(("/vba", "/_vba_project")) or name in {"_vba_project_cur", "vba", "macros"} for name in names):
        traits["macro"] = None
    if any(name.endswith(("\x01ole10native", "\x01compobj/package")) or name.startswith("objectpool/") for name in names):
        traits["embedded-file"] = None


def _stream(name: str, body: bytes, traits: dict[str, None], urls: dict[str, None]) -> None:
    if name == "WordDocument" and len(body) > 12 and body[11] & 1:
        # FibBase.fEncrypted (MS-DOC 2.5.2).
        traits["encrypted"] = None
        return
    if name in {"Workbook", "Book"} and _records(body, traits):
        return
    if _OLD_FIELD.search(body) if name not in {"Workbook", "Book"} else calls_program(body):
        traits["dde"] = None
    for found in [*_URL.findall(body)[:URLS], *(wide.replace(b"\x00", b"") for wide in _WIDE_URL.findall(body)[:URLS])]:
        if not found.startswith(_NOT_LINKS):
            urls.setdefault(found.decode("ascii", "replace"), None)
            traits["link"] = None


def _records(body: bytes, traits: dict[str, None]) -> bool:
    """Walk the records of a workbook's globals; return whether it is locked (FILEPASS), note Excel 4 macro sheets."""
    at = 0
    for _ in range(2_000):
        if at + 4 > len(body):
            break
        kind, size = int.from_bytes(body[at : at + 2], "little"), int.from_bytes(body[at + 2 : at + 4], "little")
        if kind == 0x2F:
            traits["encrypted"] = None
            return True
        if kind == 0x85 and size > 5 and body[at + 9] == 1:
            # BOUNDSHEET with dt 1 is a macro sheet (MS-XLS 2.4.28).
            traits["macro"] = None
        if kind == 0x0A:
            break
        at += 4 + size
    return False


def read_rtf(content: bytes) -> Office:
    """Read rich text: objects, outside templates, commands, links."""
    body = content[:ALL_BYTES]
    traits: dict[str, None] = {}
    urls: dict[str, None] = {}
    if b"\\objdata" in body or b"\\objocx" in body:
        traits["embedded-file"] = None
    for found in list(_RTF_TEMPLATE.finditer(body))[:20]:
        if found[1]:
            traits["external-template"] = None
            urls.setdefault(found[1].decode("latin-1"), None)
    if _COMMAND.search(b" ".join(re.findall(rb"\\fldinst([^{}]{0,400}(?:\{[^{}]{0,400}\}){0,5})", body)[:2_000])):
        traits["dde"] = None
    for target in _RTF_LINK.findall(body)[:URLS]:
        urls.setdefault(target.decode("latin-1"), None)
        traits["link"] = None
    return Office(traits=tuple(sorted(traits)), urls=tuple(urls)[:URLS])
