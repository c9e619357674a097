"""What stands inside a file that is no archive: one reading, shared by the observers of files and of links."""

from __future__ import annotations

from gyotaku.model.message import Part
from gyotaku.model.noun import Noun
from gyotaku.observe.file_names import endings
from gyotaku.observe.file_types import decoded_head, true_type
from gyotaku.observe.office import Office, read_compound, read_package, read_rtf
from gyotaku.observe.pdf import read_pdf
from gyotaku.observe.shortcuts import read_shortcut
from gyotaku.observe.spreadsheets import ENDINGS, sheet_traits

PACKAGES = frozenset({"docx", "docm", "xlsx", "xlsm", "xlsb", "pptx", "pptm"})
PAGES = frozenset({"html", "svg", "xml", "script", "url", "text"})
SOURCE_BYTES = 1024 * 1024
"""Most bytes of a page's source that are looked at."""


class Content(Noun, frozen=True, kw_only=True):
    """What was found inside one file."""

    traits: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    """For pages, drawings and scripts: the text."""
    starts: str = ""
    """For a shortcut: the command."""


def kind_of(part: Part) -> str:
    """Return the true type of a part's content."""
    if part.media_type == "message/rfc822":
        return "eml"
    return true_type(part.content, endings(part.filename or "")[0])


def opened(part: Part, kind: str, passwords: tuple[str, ...] = ()) -> Content:
    """Read what is inside a file of a true type, as far as that type is understood."""
    return looked_into(part.content, kind, endings(part.filename or "")[0], passwords, part.text)


def looked_into(content: bytes, kind: str, ending: str, passwords: tuple[str, ...] = (), text: str | None = None) -> Content:
    """Read what is inside bytes of a true type; `text` is their text where it was decoded already."""
    if kind == "pdf":
        pdf = read_pdf(content, passwords)
        traits = (*pdf.traits, *(("encrypted",) if pdf.locked or pdf.password else ()))
        return Content(traits=traits, urls=pdf.urls, note="opens with a word of the mail" if pdf.password else "")
    if kind in PACKAGES:
        return _office(read_package(content))
    if kind == "ole":
        return _office(read_compound(content))
    if kind == "rtf":
        return _office(read_rtf(content))
    if kind == "lnk":
        shortcut = read_shortcut(content)
        return Content(traits=("link",) if shortcut.urls else (), urls=shortcut.urls, starts=shortcut.line)
    if kind in PAGES:
        source = text if text is not None else _decoded(content)
        traits, urls = sheet_traits(source) if ending in ENDINGS else ((), ())
        return Content(traits=traits, urls=urls, source=source)
    return Content()


def _office(found: Office) -> Content:
    return Content(traits=found.traits, urls=found.urls, note=found.note)


def _decoded(content: bytes) -> str:
    return decoded_head(content, SOURCE_BYTES).decode("utf-8", "replace")
