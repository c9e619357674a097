"""Exports: a report or a case as bytes, escaped at each export's own edge."""

from __future__ import annotations

from gyotaku.export.family import EXPORTS, Export, case_export, export, report_export

__all__ = ["EXPORTS", "Export", "case_export", "export", "report_export"]
