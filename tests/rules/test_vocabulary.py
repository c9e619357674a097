from __future__ import annotations

from gyotaku.data.lures import pretexts
from gyotaku.rules.vocabulary import ACCOUNT, OFFERS, PRESSING


def test_groups_name_pretexts_that_exist() -> None:
    """A pretext renamed in the data file must not silently leave a rule without its word."""
    assert set(pretexts()) >= PRESSING
    assert PRESSING <= ACCOUNT


def test_no_pretext_is_both_an_account_notice_and_an_offer() -> None:
    """Phishing and unwanted mail are told apart by what they are after."""
    assert not ACCOUNT & OFFERS
    assert "prize" in OFFERS
