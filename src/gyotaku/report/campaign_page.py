"""A page about one campaign in time, told from the newest of its mails: the picture, the table, the mails and what changed."""

from __future__ import annotations

from gyotaku.model.case import Case
from gyotaku.model.facts import Sighting
from gyotaku.model.report import Report, Section
from gyotaku.phrases import catalogue
from gyotaku.report import reading
from gyotaku.report.builder import evidenced
from gyotaku.report.masking import mask
from gyotaku.report.page import Page
from gyotaku.report.sections.similar import similar


def build_campaign(case: Case, language: str, *, published: bool = True) -> Report:
    """Build the page in one language from the case of its newest mail; for publication masked and inert as a report is."""
    texts = catalogue(language)
    page = Page(mask(case) if published else case, texts, published=published)
    subject = reading.subject(page)
    name = next((fact.campaign for fact, _ in page.evidence.of(Sighting) if fact.campaign), "")
    shown = subject[0].text if subject else page.words("title.no-subject")
    title = str(page.words("course.title", name=name, subject=shown))
    section = Section(id="similar", title=page.words("section.similar"), pieces=tuple(similar(page)))
    return Report(
        language=language,
        title=title,
        label=case.label.value,
        summary=title,
        sections=evidenced(page, [section]),
        sha256=case.specimen.sha256,
        tool=case.tool,
        published=published,
        words=texts.table("words", "export"),
    )
