from __future__ import annotations

import pytest
from tests.reported import bare, page, pocketcard, texts

from gyotaku.report.sections.channels import channels


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_reporting_desks_are_given_as_they_are(language: str) -> None:
    """Official contacts are constants of ours and stay usable; the police's number too."""
    said = texts(channels(page(pocketcard(), language)))
    for contact in ("info@antiphishing.jp", "meiwaku@dekyo.or.jp", "#9110", "pocketcard.co.jp"):
        assert contact in said


def test_no_brand_no_brand_desk() -> None:
    """Only the general desks are named when the mail names nobody."""
    assert "pocketcard" not in texts(channels(page(bare())))
