"""The report: sentences, tables and pictures in order, each with its evidence. No markup, one language."""

from __future__ import annotations

from enum import StrEnum

from gyotaku.model.noun import Noun


class Basis(StrEnum):
    """What kind of statement this is; the three look different on the page."""

    MAIL = "mail"
    """A fact that stands in the mail."""
    OUTSIDE = "outside"
    """An answer from outside."""
    CONCLUSION = "conclusion"
    """Derived by a rule or by the report itself."""
    NOTE = "note"
    """Advice, explanation of a term, method: rests on no fact of the case."""


class Sentence(Noun, frozen=True, kw_only=True):
    """One sentence and the numbers of its evidence; only a NOTE may have none."""

    text: str
    cites: tuple[str, ...] = ()
    basis: Basis = Basis.CONCLUSION
    link: str = ""
    """Official page the sentence ends with: a constant of the brand list, never an address of the mail."""


class Cell(Noun, frozen=True, kw_only=True):
    """One value of a table."""

    text: str
    cites: tuple[str, ...] = ()
    basis: Basis = Basis.MAIL
    code: bool = False
    """Set in a fixed-width face, selectable whole: URLs, addresses, headers."""
    missing: bool = False
    """「未照会」 and its kin."""


class Paragraph(Noun, frozen=True, kw_only=True, tag=True):
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]
    tone: str = ""
    """Empty | warning | good | quiet."""


class Bullets(Noun, frozen=True, kw_only=True, tag=True):
    """A list of sentences."""

    items: tuple[Sentence, ...]
    ordered: bool = False
    title: str = ""


class Table(Noun, frozen=True, kw_only=True, tag=True):
    """Rows under a caption; the first cell of a row is its head when `head` is empty."""

    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    head: tuple[str, ...] = ()


class Quote(Noun, frozen=True, kw_only=True, tag=True):
    """The mail's own text, line by line, marked as foreign."""

    lines: tuple[Cell, ...]
    note: str = ""


class Figure(Noun, frozen=True, kw_only=True, tag=True):
    """A picture made by us (SVG source) or captured (PNG bytes)."""

    alt: str
    caption: str
    svg: str = ""
    png: bytes = b""
    cites: tuple[str, ...] = ()


class Gallery(Noun, frozen=True, kw_only=True, tag=True):
    """Pictures that are compared: shown side by side."""

    title: str
    figures: tuple[Figure, ...]


class Definition(Noun, frozen=True, kw_only=True):
    """One row of the evidence list."""

    id: str
    what: str
    source: str
    when: str
    where: str
    excerpt: str


class EvidenceList(Noun, frozen=True, kw_only=True, tag=True):
    """The list every number leads to."""

    rows: tuple[Definition, ...]
    head: tuple[str, ...]


Piece = Paragraph | Bullets | Table | Quote | Figure | Gallery | EvidenceList


class Section(Noun, frozen=True, kw_only=True):
    """One section of the report."""

    id: str
    title: str
    pieces: tuple[Piece, ...]


class Report(Noun, frozen=True, kw_only=True):
    """A report in one language, ready for any export."""

    language: str
    title: str
    label: str
    summary: str
    """The conclusion in one sentence."""
    sections: tuple[Section, ...]
    sha256: str
    tool: str
    published: bool
    """Masked and defanged for publication, or internal."""
    words: dict[str, str] = {}
    """Fixed words an export needs: table of contents, legend, footer."""
