"""Export: Markdown that pastes into WordPress or GitHub. Words of the mail cannot become markup, links, HTML or mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import cast

import msgspec

from gyotaku.export.family import report_export
from gyotaku.model.report import (
    Basis,
    Bullets,
    Cell,
    EvidenceList,
    Figure,
    Gallery,
    Paragraph,
    Piece,
    Quote,
    Report,
    Section,
    Sentence,
    Table,
)

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile(r"[&<>]")
_SPECIAL = re.compile(r"\[(?P<shortcode>[A-Za-z/])|[\\`*_\[\]|~!$]")
_STARTS = re.compile(r"^([-+=#:.)]|\d{1,9}(?=[.)]))")
_LIVE = re.compile(r"(?i)@(?=[\w\-])|#(?=\d)|(?<=[\w\-])/(?=[\w.\-]+#\d)|\bGH-(?=\d)|(?<=www)\.|(?<=http)(?=s?:)|(?<=ftp)(?=:)")
_JOINER = "\u2060"
"""Word joiner: invisible, and no program reads a mention or an address across it."""


def escaped(text: str) -> str:
    """Return text that reads as it stands in every Markdown, and in an editor that takes it for HTML.

    Brackets before a letter become references, since WordPress runs `[shortcodes]` after Markdown is done.
    """
    text = " ".join(text.split())
    text = _LIVE.sub(lambda found: found[0] + _JOINER, text)
    text = _MARKUP.sub(lambda found: _ENTITIES[found[0]], text)
    return _STARTS.sub(_not_a_list, _SPECIAL.sub(_inert, text))


def _inert(found: re.Match[str]) -> str:
    return f"&#91;{found['shortcode']}" if found["shortcode"] else f"\\{found[0]}"


def _not_a_list(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0][0].isdigit() else f"\\{found[0]}"


def code(text: str) -> str:
    """Return text in a fixed-width face. A code span would keep raw HTML raw for editors that take Markdown for HTML."""
    return f"<code>{escaped(text)}</code>" if text.strip() else ""


@report_export(name="md", media_type="text/markdown; charset=utf-8", extension=".md")
def markdown(report: Report) -> bytes:
    """Write the report."""
    out: list[str] = [f"# {escaped(report.title)}", ""]
    if not report.published:
        out = [f"**{escaped(report.words['internal'])}**", "", escaped(report.words["internal-text"]), "", *out]
    for number, section in enumerate(report.sections):
        out += _section(report, section)
        if number == 0:
            out += _legend(report) if report.sha256 else ()
    tool = f"{escaped(report.words['tool'])}: {escaped(report.tool)}"
    # A page about no one mail has no specimen.
    specimen = [f"{escaped(report.words['specimen'])}: {code(report.sha256)}"] if report.sha256 else []
    out += ["---", "", f"{tool}  " if specimen else tool, *specimen, ""]
    return "\n".join(out).encode("utf-8")


def _legend(report: Report) -> Iterator[str]:
    yield from (f"## {escaped(report.words['legend'])}", "")
    for basis in ("mail", "outside", "conclusion"):
        yield f"- **{escaped(report.words[basis])}** — {escaped(report.words['legend-' + basis])}"
    yield ""
    if report.published:
        yield from (escaped(report.words["published"]), "")


def _section(report: Report, section: Section) -> Iterator[str]:
    yield from (f"## {escaped(section.title)}", "")
    for piece in section.pieces:
        yield from _WRITERS[type(piece)](report, piece)


def _marks(report: Report, stated: Sentence | Cell) -> str:
    return _numbers(report, stated.cites, stated.basis)


def _numbers(report: Report, cites: tuple[str, ...], basis: Basis) -> str:
    if not cites:
        return ""
    links = " ".join(f"[{one}](#{one.lower()})" for one in cites)
    return f" <sup>{escaped(report.words[basis.value])} {links}</sup>"


def _sentence(report: Report, one: Sentence) -> str:
    link = f" <{one.link}>" if one.link else ""
    return escaped(one.text) + link + _marks(report, one)


def _cell(report: Report, one: Cell) -> str:
    text = code(one.text) if one.code else escaped(one.text)
    return (f"*{text}*" if one.missing and text and not one.code else text) + _marks(report, one)


def _paragraph(report: Report, piece: Piece) -> Iterator[str]:
    paragraph = cast("Paragraph", piece)
    text = " ".join(_sentence(report, one) for one in paragraph.sentences)
    yield from (text, "")


def _bullets(report: Report, piece: Piece) -> Iterator[str]:
    bullets = cast("Bullets", piece)
    if bullets.title:
        yield from (f"### {escaped(bullets.title)}", "")
    for number, one in enumerate(bullets.items, 1):
        yield f"{number}. {_sentence(report, one)}" if bullets.ordered else f"- {_sentence(report, one)}"
    yield ""


def _table(report: Report, piece: Piece) -> Iterator[str]:
    table = cast("Table", piece)
    yield from (f"**{escaped(table.caption)}**", "")
    width = max((len(row) for row in table.rows), default=1)
    head = [escaped(word) for word in table.head] or [escaped(report.words["item"]), escaped(report.words["value"])]
    head += [""] * (width - len(head))
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for row in table.rows:
        yield "| " + " | ".join(_row(report, row, headed=bool(table.head))) + " |"
    yield ""


def _row(report: Report, row: tuple[Cell, ...], *, headed: bool) -> Iterator[str]:
    """Write the cells; in a table with a head line, a number that the row's first cell has is not repeated."""
    for number, one in enumerate(row):
        same = headed and number and (one.cites, one.basis) == (row[0].cites, row[0].basis)
        yield _cell(report, msgspec.structs.replace(one, cites=()) if same else one)


def _quote(report: Report, piece: Piece) -> Iterator[str]:
    quote = cast("Quote", piece)
    for one in quote.lines:
        text = escaped(one.text)
        yield f"> {f'*{text}*' if one.missing else text}"
        yield ">"
    yield ""
    if quote.note:
        yield from (escaped(quote.note) + (_marks(report, quote.lines[0]) if quote.lines else ""), "")


def _figure(report: Report, piece: Piece) -> Iterator[str]:
    # Neither GitHub nor WordPress takes pictures inside the text; what the picture says is said in words.
    figure = cast("Figure", piece)
    marks = _numbers(report, figure.cites, Basis.CONCLUSION)
    yield from (f"> **{escaped(report.words['figure'])}** {escaped(figure.alt)}{marks}", "")


def _gallery(report: Report, piece: Piece) -> Iterator[str]:
    gallery = cast("Gallery", piece)
    yield from (f"**{escaped(gallery.title)}**", "")
    for figure in gallery.figures:
        yield from _figure(report, figure)


def _evidence(report: Report, piece: Piece) -> Iterator[str]:
    listed = cast("EvidenceList", piece)
    del report
    yield "| " + " | ".join(escaped(word) for word in listed.head) + " |"
    yield "|" + " --- |" * len(listed.head)
    for row in listed.rows:
        cells = (escaped(row.what), escaped(row.source), escaped(row.when), escaped(row.where), code(row.excerpt))
        yield f'| <a id="{row.id.lower()}"></a>{row.id} | ' + " | ".join(cells) + " |"
    yield ""


_WRITERS: dict[type[Piece], Callable[[Report, Piece], Iterator[str]]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Quote: _quote,
    Figure: _figure,
    Gallery: _gallery,
    EvidenceList: _evidence,
}
