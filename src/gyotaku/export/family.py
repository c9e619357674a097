"""The open family of exports: each turns a report or a case into bytes, and escapes at its own edge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from gyotaku.errors import UsageError
from gyotaku.model.case import Case
from gyotaku.model.noun import Noun
from gyotaku.model.report import Report
from gyotaku.registry import Family

Printer = Callable[[bytes], bytes]
"""Turns one self-contained HTML page into a PDF file; handed in by the desk, which lets the gate read the page first."""

Takes = Literal["report", "case"]
FromReport = Callable[[Report], bytes]
FromCase = Callable[[Case], bytes]


class Export(Noun, frozen=True, kw_only=True, gc=True):
    """One member: its name, what it takes, and what kind of file it gives."""

    name: str
    media_type: str
    extension: str
    """With its dot."""
    takes: Takes
    from_report: FromReport | None = None
    from_case: FromCase | None = None
    printed: bool = False
    """What the function gives is a page that is still to be printed."""


EXPORTS: Family[Export] = Family("export", "gyotaku.export")


def report_export(*, name: str, media_type: str, extension: str, printed: bool = False) -> Callable[[FromReport], FromReport]:
    """Register an export of the report: a function Report → bytes; with `printed`, Report → HTML page that is then printed."""

    def register(write: FromReport) -> FromReport:
        member = Export(name=name, media_type=media_type, extension=extension, takes="report", from_report=write, printed=printed)
        EXPORTS.add(name, member)
        return write

    return register


def case_export(*, name: str, media_type: str, extension: str) -> Callable[[FromCase], FromCase]:
    """Register an export of the case: a function Case → bytes."""

    def register(write: FromCase) -> FromCase:
        EXPORTS.add(name, Export(name=name, media_type=media_type, extension=extension, takes="case", from_case=write))
        return write

    return register


def export(name: str, report: Report | None, case: Case | None, *, printer: Printer | None = None) -> bytes:
    """Write a report (or, for exports that take one, the case) as the export of that name.

    Raises `UnknownName` that lists the known exports, `UsageError` when an export of the report is given none, or one that is
    printed no printer.
    """
    member = EXPORTS.named(name)
    if member.from_case is not None and case is not None:
        return member.from_case(case)
    if member.from_report is None or report is None:
        raise UsageError(f"The export {name!r} needs a report in some language.")
    if not member.printed:
        return member.from_report(report)
    if printer is None:
        raise UsageError(f"The export {name!r} needs something to print with.")
    return printer(member.from_report(report))
