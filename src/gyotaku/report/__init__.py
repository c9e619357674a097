"""The report: sections of sentences with their evidence, in one language, without markup."""

from __future__ import annotations

from gyotaku.report.builder import build
from gyotaku.report.masking import mask

__all__ = ["build", "mask"]
