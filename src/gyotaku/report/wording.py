"""A report in plain words, a line a sentence: what two editions are compared by. Evidence numbers shift and are left out."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.report import Bullets, EvidenceList, Figure, Gallery, Paragraph, Piece, Quote, Report, Table


def wording(report: Report) -> str:
    """Return the words of a report: title, sections, sentences, rows; not its list of evidence."""
    lines = [report.title]
    for section in report.sections:
        lines.append(section.title)
        lines += [line for piece in section.pieces if not isinstance(piece, EvidenceList) for line in _lines(piece)]
    return "\n".join(" ".join(line.split()) for line in lines if line.strip()) + "\n"


def _lines(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Paragraph):
        yield from (sentence.text for sentence in piece.sentences)
    elif isinstance(piece, Bullets):
        yield piece.title
        yield from (sentence.text for sentence in piece.items)
    elif isinstance(piece, Table):
        yield piece.caption
        yield " | ".join(piece.head)
        yield from (" | ".join(cell.text for cell in row) for row in piece.rows)
    elif isinstance(piece, Quote):
        yield from (cell.text for cell in piece.lines)
        yield piece.note
    elif isinstance(piece, Figure):
        yield piece.caption
    elif isinstance(piece, Gallery):
        yield piece.title
        yield from (figure.caption for figure in piece.figures)
