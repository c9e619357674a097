"""Services that send mail for others."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from gyotaku.data.mailing_services import mailing_service


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("ap-northeast-1.amazonses.com", "Amazon SES"),
        ("u1234.ct.SendGrid.net", "SendGrid"),
        ("mta.cuenote.jp", "Cuenote (ユミルリンク)"),
        ("bounce.mail123.mcsv.net", "Mailchimp"),
        ("webcenter.anser.or.jp", "ANSER (NTT DATA)"),
    ],
)
def test_a_service_is_known_by_its_domain_and_what_lies_below(domain: str, name: str) -> None:
    """The domains a service leaves in Return-Path, Message-ID and DKIM d= name it."""
    assert mailing_service(domain) == name


@pytest.mark.parametrize("domain", ["amazon.com", "notsendgrid.net", "bank.example", ""])
def test_other_domains_name_no_service(domain: str) -> None:
    """Whole labels only; the parent company's own domain is not its mailing service."""
    assert mailing_service(domain) is None


def test_the_file_says_where_it_comes_from() -> None:
    """Facts about the world carry source and date."""
    table = tomllib.loads(files("gyotaku.data").joinpath("mailing_services.toml").read_text("utf-8"))
    assert table["source"]
    assert table["date"] == "2026-11"


def test_no_domain_belongs_to_two_services() -> None:
    """One domain, one service."""
    table = tomllib.loads(files("gyotaku.data").joinpath("mailing_services.toml").read_text("utf-8"))
    domains = [domain for owned in table["services"].values() for domain in owned]
    assert sorted({domain for domain in domains if domains.count(domain) > 1}) == []
