from __future__ import annotations

import msgspec
from tests.reported import pocketcard

from gyotaku.report.inert import inert
from gyotaku.report.masking import mask


def test_nothing_live_is_left_in_a_published_case() -> None:
    """No URL, host or IP of the mail remains; the official domains of the brand list do."""
    raw = msgspec.json.encode(inert(mask(pocketcard()))).decode()
    assert "hXXps://caudshowcy[.]xy399566[.]cn/netsgvice/logyino/" in raw
    assert "xy399566.cn" not in raw
    assert "101.47.78.1" not in raw
    assert '"pocketcard.co.jp"' in raw


def test_an_inert_case_is_still_a_case() -> None:
    """What `gyotaku show` reads back has the same form, and making it inert again changes nothing."""
    once = inert(mask(pocketcard()))
    assert msgspec.json.decode(msgspec.json.encode(once), type=type(once)) == once
    assert inert(once) == once
