"""The part before the @ of a sender's address."""

from __future__ import annotations

import pytest

from gyotaku.data.brands import brand_of_id
from gyotaku.observe.localpart import LocalPart, looks_random, read_local


@pytest.mark.parametrize(
    ("local", "recipient", "expected"),
    [
        ("user.isztcg", "user", LocalPart("borrowed", "user", ".isztcg")),  # the seed's mail
        ("Hanako7-x", "hanako7", LocalPart("borrowed", "Hanako7", "-x")),
        ("hanako", "hanako", LocalPart("borrowed", "hanako", "")),
        ("taro2", "taro", LocalPart("borrowed", "taro", "2")),
        ("info.xkqzjw", "info", LocalPart("borrowed", "info", ".xkqzjw")),
    ],
)
def test_the_recipients_local_part_is_recognised_with_what_follows(local: str, recipient: str, expected: LocalPart) -> None:
    """Bulk tools build a sender for each recipient from the recipient's own name."""
    assert read_local(local, [recipient]) == expected


def test_nobody_is_borrowed_from_without_a_recipient() -> None:
    """Without a known recipient nothing can be said to be borrowed."""
    assert read_local("user.isztcg").borrowed == ""


@pytest.mark.parametrize(
    ("local", "recipient"),
    [("users", "user"), ("info", "info"), ("info-tokyo", "info"), ("ab.kqxzw", "ab"), ("hanakos", "hanako"), ("news", "")],
)
def test_shared_role_names_and_longer_words_are_not_borrowed(local: str, recipient: str) -> None:
    """Every company has info@; a longer word is another word."""
    assert read_local(local, [recipient]).kind != "borrowed"


@pytest.mark.parametrize(
    ("local", "kind"),
    [
        ("paypay.co.jp-info", "domain-in-local"),
        ("jr-odekake.net", "domain-in-local"),
        ("eki-net-support", "brand"),
        ("amazon-account8", "brand"),
        ("cctgpgk", "random"),
        ("service.vahrxcipk", "random"),
        ("no-reply", "plain"),
        ("taro.yamada", "plain"),
        ("john.de", "plain"),
        ("", "plain"),
        ("@" * 5000, "plain"),
    ],
)
def test_the_kinds(local: str, kind: str) -> None:
    """A domain, a brand's word, letters that are no word, or nothing odd."""
    assert read_local(local).kind == kind


def test_a_short_word_counts_for_the_brand_that_is_claimed() -> None:
    """`smbc` alone says nothing, unless the mail speaks for the bank or its kin."""
    assert read_local("smbc-confirm").kind == "plain"
    assert read_local("smbc-confirm", brand=brand_of_id()["smbc-card"]).kind == "brand"


@pytest.mark.parametrize("local", ["online#3.xkqzjwvb", "bounce-xkqzjwvb", "news+xkqzjwvb", "ticket_20241103", "tanaka.hiroshi"])
def test_identifiers_of_mailing_programs_and_names_are_not_random(local: str) -> None:
    """Genuine newsletters carry ids in their addresses."""
    assert not looks_random(local)
