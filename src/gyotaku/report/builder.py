"""From a case to its report in one language: the sections in their order, and the words exports need."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gyotaku.model.case import Case, Label
from gyotaku.model.report import Bullets, Cell, Figure, Gallery, Paragraph, Piece, Quote, Report, Section, Sentence, Table
from gyotaku.phrases import catalogue
from gyotaku.report import plain, reading
from gyotaku.report.masking import mask
from gyotaku.report.page import Page, Pictures, no_pictures
from gyotaku.report.sections.advice import advice
from gyotaku.report.sections.aim import accused, aim
from gyotaku.report.sections.authentication import authentication
from gyotaku.report.sections.body import body
from gyotaku.report.sections.caution import caution
from gyotaku.report.sections.channels import channels
from gyotaku.report.sections.closing import closing
from gyotaku.report.sections.conclusion import conclusion, summary
from gyotaku.report.sections.evidence import evidence
from gyotaku.report.sections.files import files
from gyotaku.report.sections.judgement import judgement
from gyotaku.report.sections.landing import landing
from gyotaku.report.sections.limits import limits
from gyotaku.report.sections.publication import publication
from gyotaku.report.sections.received import received
from gyotaku.report.sections.route import route
from gyotaku.report.sections.sender import sender
from gyotaku.report.sections.similar import similar
from gyotaku.report.sections.site import site
from gyotaku.report.sections.tags import tags
from gyotaku.report.sections.trend import trend
from gyotaku.report.walk import rewritten

SECTIONS: tuple[tuple[str, Callable[[Page], list[Piece]]], ...] = (
    ("conclusion", conclusion),
    ("trend", trend),
    ("received", received),
    ("tags", tags),
    ("sender", sender),
    ("authentication", authentication),
    ("body", body),
    ("files", files),
    ("aim", aim),
    ("caution", caution),
    ("route", route),
    ("landing", landing),
    ("site", site),
    ("similar", similar),
    ("judgement", judgement),
    ("closing", closing),
    ("advice", advice),
    ("channels", channels),
    ("publication", publication),
    ("limits", limits),
)
"""The order of the report; a section that has nothing to say is left out. The evidence list follows them all."""


def build(case: Case, language: str, *, published: bool = True, pictures: Pictures = no_pictures) -> Report:
    """Build the report of a case in one language (`ja`, `en`); raises `UnknownName` for another.

    For publication everything personal is masked and everything live made inert; otherwise both stand as they are, and the
    report says on top that it must not be published. `pictures` finds the files that the facts name by their sha256.
    """
    texts = catalogue(language)
    page = Page(mask(case) if published else case, texts, published=published, pictures=pictures)
    sections = [
        Section(id=name, title=_heading(page, name), pieces=tuple(pieces)) for name, write in SECTIONS if (pieces := write(page))
    ]
    report = Report(
        language=language,
        title=title(page),
        label=page.case.label.value,
        summary=summary(page).text,
        sections=evidenced(page, sections),
        sha256=page.case.specimen.sha256,
        tool=page.case.tool,
        published=published,
        words=texts.table("words", "export"),
    )
    # The wire knows plain text only.
    return rewritten(report, str)


def evidenced(page: Page, sections: list[Section]) -> tuple[Section, ...]:
    """Return the sections and, after them, the list of evidence that their numbers lead to."""
    cited = [one for section in sections for piece in section.pieces for one in cites(piece)]
    last = Section(id="evidence", title=page.words("section.evidence"), pieces=tuple(evidence(page, cited)))
    return *sections, last


def _heading(page: Page, name: str) -> str:
    return page.words("section-plain.aim" if name == "aim" and not accused(page) else f"section.{name}")


def title(page: Page) -> str:
    """Write the title: brand, exact subject, one striking finding."""
    brand = reading.brand(page)
    found = reading.subject(page)
    subject = found[0].text if found and found[0].text else page.words("title.no-subject")
    accused = page.case.label in {Label.PHISHING, Label.LIKELY_PHISHING}
    striking = plain.striking(page) if accused else None
    key = f"title.{page.case.label.value}"
    text: str = page.words(f"{key}.brand" if brand else f"{key}.bare", subject=subject, brand=brand or "")
    text += page.words("title.striking", striking=striking) if striking else ""
    editions = page.case.decisions.editions if page.case.decisions else ()
    retracted = bool(editions) and editions[-1].state == "retracted"
    return page.words("title.retracted", title=text) if retracted else text


def cites(piece: Piece) -> Iterator[str]:
    """Yield every evidence number a piece shows."""
    if isinstance(piece, Figure):
        yield from piece.cites
    elif isinstance(piece, Gallery):
        for figure in piece.figures:
            yield from figure.cites
    for stated in stated_in(piece):
        yield from stated.cites


def pictures(report: Report) -> Iterator[bytes]:
    """Yield the PNG bytes of every picture a report shows."""
    for section in report.sections:
        for piece in section.pieces:
            figures = piece.figures if isinstance(piece, Gallery) else (piece,) if isinstance(piece, Figure) else ()
            yield from (figure.png for figure in figures if figure.png)


def stated_in(piece: Piece) -> Iterator[Sentence | Cell]:
    """Yield every sentence and cell of a piece."""
    if isinstance(piece, Paragraph):
        yield from piece.sentences
    elif isinstance(piece, Bullets):
        yield from piece.items
    elif isinstance(piece, Table):
        for row in piece.rows:
            yield from row
    elif isinstance(piece, Quote):
        yield from piece.lines
