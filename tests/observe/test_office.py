"""Office files."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.msgfile import compound
from tests.observe.test_spreadsheets import supbook
from tests.observe.test_vba import packed

from gyotaku.observe.office import read_compound, read_package, read_rtf

RELATION = (
    '<Relationships><Relationship Id="r1" Type="http://x/relationships/{kind}" Target="{target}" TargetMode="{mode}"/>'
    "</Relationships>"
)


def package(**parts: str) -> bytes:
    """Make a package; double underscores in names stand for slashes, single ones for dots."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), body)
    return out.getvalue()


def related(kind: str, target: str, mode: str = "External") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read a document with one relation."""
    found = read_package(package(word___rels__document_xml_rels=RELATION.format(kind=kind, target=target, mode=mode)))
    return found.traits, found.urls


def test_outside_template() -> None:
    """A template or object loaded from elsewhere is told from a link and from a part of the file."""
    assert related("attachedTemplate", "https://x.example/t.dotm") == (("external-template",), ("https://x.example/t.dotm",))
    assert related("oleObject", "\\\\x.example\\share\\t") == (("external-template",), ("\\\\x.example\\share\\t",))
    assert related("attachedTemplate", "Normal.dotm") == ((), ())
    assert related("hyperlink", "https://x.example/?a=1&amp;b=2") == (("link",), ("https://x.example/?a=1&b=2",))
    assert related("image", "media/image1.png", "Internal") == ((), ())


def test_macros_commands_and_objects() -> None:
    """Macro projects, DDE fields and embedded objects are named; the word DDE in a sentence is no command."""
    assert read_package(package(word__vbaProject_bin="x")).traits == ("macro",)
    assert read_package(package(word__document_xml="<w:instrText> DDEAUTO c:\\\\x </w:instrText>")).traits == ("dde",)
    assert read_package(package(word__document_xml="<w:t>DDEAUTO is old</w:t>")).traits == ()
    assert read_package(package(xl__externalLinks__externalLink1_xml="<ddeLink x='1'/>")).traits == ("dde",)
    assert read_package(package(word__embeddings__oleObject1_bin="x")).traits == ("embedded-file",)
    assert read_package(b"broken").traits == ()


def test_rich_text() -> None:
    """Objects, outside templates and links of rich text."""
    found = read_rtf(
        rb'{\rtf1{\*\template https://x.example/t}{\object{\*\objdata 0102}}{\field{\*\fldinst HYPERLINK "https://y.example/"}}}'
    )
    assert found.traits == ("embedded-file", "external-template", "link")
    assert found.urls == ("https://x.example/t", "https://y.example/")
    assert read_rtf(rb"{\rtf1 plain {\*\template Normal.dotm}}").traits == ()


def test_broken_compound_file() -> None:
    """A compound file that cannot be read says so."""
    assert read_compound(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100)).traits == ("unreadable",)


MODULE = packed(b'Attribute VB_Name = "M"\r\nSub AutoOpen()\r\nShell "http://x.example/p"\r\nEnd Sub')


def test_macros_that_start_by_themselves() -> None:
    """In a compound file and in the one inside a package the source is unpacked, and what starts by itself is named."""
    old = read_compound(compound({"WordDocument": b"x" * 20, "Macros": {"VBA": {"ThisDocument": b"head" + MODULE, "dir": b"x"}}}))
    assert old.traits == ("auto-run", "macro", "macro-calls")
    assert (old.note, old.urls) == ("Word 97-2003; AutoOpen, shell", ("http://x.example/p",))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/vbaProject.bin", compound({"VBA": {"Sheet1": MODULE}}))
    new = read_package(out.getvalue())
    assert (new.traits, new.note) == (("auto-run", "macro", "macro-calls"), "AutoOpen, shell")


def test_commands_in_old_documents() -> None:
    """A DDE field of Word 97-2003, in either width, and a DDE server of an old workbook; the word alone is none."""
    field = '\x13 DDEAUTO c:\\\\cmd.exe "/c x" \x14'
    for text in (field.encode("latin-1"), field.encode("utf-16-le")):
        assert read_compound(compound({"WordDocument": bytes(40) + text})).traits == ("dde",)
    assert read_compound(compound({"WordDocument": bytes(40) + b"\x13 PAGE \x14 about DDE in Office"})).traits == ()
    assert read_compound(compound({"Workbook": supbook("cmd", "/c calc")})).traits == ("dde",)
    sheet = struct.pack("<HH", 0x0809, 4) + bytes(4) + b"DDE \x13"
    assert read_compound(compound({"Workbook": sheet})).traits == ()
