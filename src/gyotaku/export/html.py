"""Export: one self-contained HTML file. No script, nothing loaded from outside, a policy that allows neither."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from gyotaku.export.family import report_export
from gyotaku.model.report import Basis, Figure, Paragraph, Piece, Report
from gyotaku.report.builder import cites

_FOLDER = files("gyotaku") / "export" / "templates"
_MARKS = {Basis.MAIL: "mail", Basis.OUTSIDE: "outside", Basis.CONCLUSION: "conclusion-mark", Basis.NOTE: "note"}


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_read))
    return environment.get_template("report.html.jinja")


@cache
def _style() -> str:
    return _read("report.css")


def policy() -> str:
    """Return the Content-Security-Policy: this style sheet and embedded pictures, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@report_export(name="html", media_type="text/html; charset=utf-8", extension=".html")
def html(report: Report) -> bytes:
    """Write the report."""
    page = _template().render(
        report=report,
        words=report.words,
        css=Markup(_style()),  # noqa: S704 - our own file
        policy=policy(),
        tone=_tone(report),
        basis_class=_MARKS,
        conclusion=Basis.CONCLUSION,
        kind_of=lambda piece: type(piece).__name__,
        drawn=lambda piece: Markup(piece.svg),  # noqa: S704 - drawn by us, every word in it escaped
        pixels=_pixels,
        size=_size,
        back=dict(_first_places(report)),
    )
    return page.encode("utf-8") + b"\n"


def _tone(report: Report) -> str:
    first: Piece | None = report.sections[0].pieces[0] if report.sections else None
    return first.tone if isinstance(first, Paragraph) else ""


def _size(piece: Figure) -> tuple[int, int]:
    """Return width and height as the file's head states them (PNG, third edition, 11.2.1), so that the page does not jump."""
    return int.from_bytes(piece.png[16:20], "big"), int.from_bytes(piece.png[20:24], "big")


def _pixels(piece: Figure) -> str:
    return "data:image/png;base64," + base64.b64encode(piece.png).decode("ascii")


def _first_places(report: Report) -> Iterator[tuple[str, str]]:
    """Pair each evidence number with the section that cites it first, the conclusion left out where it can be."""
    for section in (*report.sections[:1], *reversed(report.sections[1:])):
        for piece in section.pieces:
            for one in cites(piece):
                yield one, section.id
