"""Tests that need a real browser: run where there is one, else skipped with the reason."""

from __future__ import annotations

import pytest

from gyotaku.capture.chromium import missing

WHY = {"no-driver": "Playwright is not installed", "no-chromium": "this machine has no Chromium"}

needs_browser = pytest.mark.skipif(bool(missing()), reason=WHY.get(missing(), missing()))
