"""Office files."""

from __future__ import annotations

import io
import zipfile

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
