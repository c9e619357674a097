"""The open family of exports: each turns a report or a case into bytes, and escapes at its own edge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from gyotaku.errors import UsageError
from gyotaku.model.case import Case
from gyotaku.model.noun import Noun
from gyotaku.model.report import Report
from gyotaku.registry import Family

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


EXPORTS: Family[Export] = Family("export", "gyotaku.export")


def report_export(*, name: str, media_type: str, extension: str) -> Callable[[FromReport], FromReport]:
    """Register an export of the report: a function Report → bytes."""

    def register(write: FromReport) -> FromReport:
        EXPORTS.add(name, Export(name=name, media_type=media_type, extension=extension, takes="report", from_report=write))
        return write

    return register


def case_export(*, name: str, media_type: str, extension: str) -> Callable[[FromCase], FromCase]:
    """Register an export of the case: a function Case → bytes."""

    def register(write: FromCase) -> FromCase:
        EXPORTS.add(name, Export(name=name, media_type=media_type, extension=extension, takes="case", from_case=write))
        return write

    return register


def export(name: str, report: Report | None, case: Case | None) -> bytes:
    """Write a report (or, for exports that take one, the case) as the export of that name.

    Raises `UnknownName` that lists the known exports, `UsageError` when an export of the report is given none.
    """
    member = EXPORTS.named(name)
    if member.from_case is not None and case is not None:
        return member.from_case(case)
    if member.from_report is None or report is None:
        raise UsageError(f"The export {name!r} needs a report in some language.")
    return member.from_report(report)
