"""Who gives mailboxes to the public."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from gyotaku.data.mailboxes import mailbox_provider


@pytest.mark.parametrize(
    ("domain", "name", "kind"),
    [
        ("gmail.com", "Gmail", "free"),
        ("YAHOO.CO.JP", "Yahoo! JAPAN", "free"),
        ("docomo.ne.jp", "NTTドコモ", "carrier"),
        ("ezweb.ne.jp", "au (KDDI)", "carrier"),
        ("aaa.plala.or.jp", "ぷらら", "isp"),
        ("gw5.dion.ne.jp", "DION", "isp"),
        ("qq.com", "QQ", "free"),
        ("yopmail.com", "YOPmail", "disposable"),
    ],
)
def test_providers_are_known_with_their_kind(domain: str, name: str, kind: str) -> None:
    """A domain, or one above it, names the provider and how a mailbox there is got."""
    found = mailbox_provider(domain)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("domain", ["bank.example", "notgmail.com", "co.jp", ""])
def test_other_domains_are_nobodys(domain: str) -> None:
    """A domain matches by whole labels only, and public suffixes belong to nobody."""
    assert mailbox_provider(domain) is None


def test_the_file_says_where_it_comes_from() -> None:
    """Facts about the world carry source and date."""
    table = tomllib.loads(files("gyotaku.data").joinpath("mailboxes.toml").read_text("utf-8"))
    assert table["source"]
    assert table["date"] == "2026-11"


def test_every_domain_is_a_lower_case_host_name() -> None:
    """Look-ups compare lower-case A-labels."""
    table = tomllib.loads(files("gyotaku.data").joinpath("mailboxes.toml").read_text("utf-8"))
    for kind in ("free", "carrier", "isp", "disposable"):
        for domains in table[kind].values():
            for domain in domains:
                assert domain == domain.lower()
                assert domain.isascii()
                assert "." in domain
