from __future__ import annotations

import msgspec
from tests.reported import pocketcard

from gyotaku.export import export
from gyotaku.model.case import Case
from gyotaku.report.masking import mask


def test_an_internal_case_comes_back_unchanged() -> None:
    """The JSON is the stored form: nothing is lost, nothing is changed."""
    assert msgspec.json.decode(export("json", None, pocketcard()), type=Case) == pocketcard()


def test_a_masked_case_is_made_inert() -> None:
    """A published JSON holds nothing live, and can still be read back and written again alike."""
    raw = export("json", None, mask(pocketcard()))
    assert b"caudshowcy[.]xy399566[.]cn" in raw
    assert b"xy399566.cn" not in raw
    assert export("json", None, msgspec.json.decode(raw, type=Case)) == raw
