"""What tests with a real browser share: the mark that skips them with the reason, and limits that suit loopback."""

from __future__ import annotations

import pytest

from gyotaku.capture.chromium import missing
from gyotaku.settings import Visits

needs_browser = pytest.mark.skipif(bool(missing()), reason=f"no page can be captured here: {missing()}")

LOOPBACK = Visits(allow_networks=("127.0.0.2/32", "127.0.0.3/32"), visit_seconds=25, settle_seconds=4, seconds=240)
