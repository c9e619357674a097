"""Export: the report on paper. The page of the HTML export, printed by the browser (or WeasyPrint) that the desk hands in."""

from __future__ import annotations

from gyotaku.export.family import report_export
from gyotaku.export.html import html
from gyotaku.model.report import Report


@report_export(name="pdf", media_type="application/pdf", extension=".pdf", printed=True)
def pdf(report: Report) -> bytes:
    """Return the page to print; its style sheet holds the rules for paper."""
    return html(report)
