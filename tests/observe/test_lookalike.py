"""Hosts that imitate a brand's domain."""

from __future__ import annotations

import pytest

from gyotaku.observe.lookalike import hosts_in, imitation, imitation_in_userinfo

CLAIMED = frozenset({"smbc-card", "amazon", "jcb", "epos", "sbi-securities", "paypay", "tepco", "kagoya", "rakuten-card", "line"})


@pytest.mark.parametrize(
    ("host", "brand", "method", "imitates"),
    [
        ("vpas.ne.jp", "smbc-card", "typo", "vpass.ne.jp"),
        ("smdc-card.top", "smbc-card", "typo", "smbc-card.com"),
        ("epos-carb.vip", "epos", "typo", "eposcard.co.jp"),
        ("paypaynee.com", "paypay", "concatenation", "paypay.ne.jp"),
        ("mysbiseccojp.com", "sbi-securities", "concatenation", "sbisec.co.jp"),
        ("vpassard.co.jp", "smbc-card", "concatenation", "vpass.ne.jp"),
        ("amazon-support.xyz", "amazon", "concatenation", "amazon.co.jp"),
        ("amazon.top", "amazon", "concatenation", "amazon.co.jp"),
        ("sbisec37.spinetennessee.example", "sbi-securities", "subdomain", "sbisec.co.jp"),
        ("kurashi-tepco.zjfldz.example", "tepco", "subdomain", "tepco.co.jp"),
        ("smbccard.com", "smbc-card", "hyphen", "smbc-card.com"),
        ("amazonアカウント.jp", "amazon", "idn", "amazon.co.jp"),
        ("アマゾン.top", "amazon", "idn", "Amazon"),
    ],
)
def test_ways_to_look_like_a_brand_that_the_mail_claims(host: str, brand: str, method: str, imitates: str) -> None:
    """Misspelt, with words added, without its hyphen, left of another domain, in another script."""
    found = imitation(host, CLAIMED)
    assert found is not None
    assert (found.brand.id, found.method, found.imitates) == (brand, method, imitates)
    assert imitation(host) is None


@pytest.mark.parametrize(
    ("host", "method", "imitates"),
    [
        ("www.amazon.co.jp.evil.example", "fake-suffix", "amazon.co.jp"),
        ("www-amazon-co-jp.rocknrollu.example", "fake-suffix", "amazon.co.jp"),
        ("aeon_co_jp.c4f6005.cn", "fake-suffix", "aeon.co.jp"),
        ("rakuten-card.co.jp.yfcxx.example", "fake-suffix", "rakuten-card.co.jp"),
        ("paypa1.com", "homoglyph", "paypal.com"),
        ("rnicrosoft.com", "homoglyph", "microsoft.com"),
        ("\u0430mazon.com", "homoglyph", "amazon.co.jp"),
    ],
)
def test_a_whole_domain_and_look_alike_letters_need_no_claim(host: str, method: str, imitates: str) -> None:
    """Nobody writes another company's whole domain, or its name in foreign letters, by chance."""
    found = imitation(host)
    assert found is not None
    assert (found.method, found.imitates) == (method, imitates)


@pytest.mark.parametrize(
    "host",
    [
        "www.amazon.co.jp",
        "amazon.de",
        "mail.vpass.ne.jp",
        "nagoya-u.ac.jp",
        "online.example",
        "pineapple.example",
        "banana.example",
        "bucket.s3.amazonaws.com",
        "amazon.sendgrid.net",
        "www.amazon.co.jp.edgekey.net",
        "amazon.qualtrics.com",
        "someone.docomo.ne.jp",
        "gmail.com",
        "192.0.2.1",
        "mycard.jp",
        "rakuten-card-hoken.co.jp",
        "",
        ".",
        "a" * 300 + ".com",
    ],
)
def test_innocent_hosts(host: str) -> None:
    """The brand's own, delivery networks, clients of services, ordinary words, mailbox providers, addresses."""
    assert imitation(host, CLAIMED) is None


def test_a_federations_members_are_no_imitators() -> None:
    """Hundreds of savings banks carry the shared word."""
    assert imitation("sparkasse-koeln.de", frozenset({"sparkasse"})) is None
    assert imitation("sparkasse-login.xyz", frozenset({"sparkasse"})) is not None


def test_userinfo_that_names_a_brand() -> None:
    """What stands before the @ of a URL says nothing about the host (RFC 3986 section 3.2.1)."""
    found = imitation_in_userinfo("www.amazon.co.jp%2Flogin")
    assert found is not None
    assert (found.method, found.imitates) == ("userinfo", "www.amazon.co.jp")
    assert imitation_in_userinfo("taro:secret") is None


def test_hosts_in_a_display_name() -> None:
    """Host names count, addresses and ordinary words do not."""
    assert hosts_in("Amazons.co.jp") == ("amazons.co.jp",)
    assert hosts_in("support@amazon.co.jp") == ()
    assert hosts_in("Dr. Who") == ()


def test_an_everyday_word_in_a_firms_name_imitates_nobody() -> None:
    """A school of that name is no shop site; beside a word of notices the same word poses as the brand."""
    allegro = frozenset({"allegro"})
    assert imitation("scuola-allegro.example", allegro) is None
    assert imitation("allegro-payment.example", allegro) is not None
