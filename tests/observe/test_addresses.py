"""Addresses of the header block."""

from __future__ import annotations

from tests.observing import observed

from gyotaku.model.facts import Address
from gyotaku.observe.addresses import address_in, address_of
from gyotaku.observe.mailboxes import Mailbox


def test_roles() -> None:
    """Each field gives its role; the envelope recipient comes from receivers' notes and the trusted hop."""
    seen = observed(
        "Return-Path: <bounce@kit.example>\nDelivered-To: user@home.example\n"
        "Received: from a.example (a.example [192.0.2.1]) by mx.home.example (Postfix)\n for <user@home.example>; "
        "Sun, 15 Mar 2026 17:29:00 +0900\n"
        "From: A <a@a.example>\nReply-To: b@b.example\nTo: user@home.example\n",
        "route",
        "addresses",
    )
    assert [(fact.role, fact.address) for fact, _ in seen.of(Address)] == [
        ("return-path", "bounce@kit.example"),
        ("envelope-to", "user@home.example"),
        ("from", "a@a.example"),
        ("reply-to", "b@b.example"),
        ("to", "user@home.example"),
        ("envelope-to", "user@home.example"),
    ]


def test_claimed_recipient_is_not_the_envelope() -> None:
    """What a hop below the boundary says of the recipient is a claim and gives no address."""
    seen = observed(
        "Received: from b.example (b.example [192.0.2.2]) by mx.home.example (Postfix); Sun, 15 Mar 2026 17:29:00 +0900\n"
        "Received: from c.example by b.example for <other@x.example>; Sun, 15 Mar 2026 17:28:00 +0900\nFrom: a@a.example\n",
        "route",
        "addresses",
    )
    assert [fact.address for fact, _ in seen.of(Address)] == ["a@a.example"]


def test_null_reverse_path() -> None:
    """An empty Return-Path is an address without text, not nothing (RFC 5321 section 4.5.5)."""
    found = observed("Return-Path: <>\nFrom: a@a.example\n", "addresses").first(Address, role="return-path")
    assert found is not None
    assert found[0].address == ""


def test_parts_of_an_address() -> None:
    """Local part, domain in lower case, its U-label form and its registrable domain."""
    fact = address_of(Mailbox("", "Info@Mail.XN--WGV71A119E.JP"), "from")
    assert (fact.local, fact.domain, fact.domain_unicode, fact.registrable) == (
        "Info",
        "mail.xn--wgv71a119e.jp",
        "mail.日本語.jp",
        "xn--wgv71a119e.jp",
    )
    bare = address_of(Mailbox("", "card.co.jp"), "from")
    assert (bare.local, bare.domain, bare.registrable) == ("", "card.co.jp", "card.co.jp")
    assert address_of(Mailbox("", "first.last"), "from").domain == ""
    assert address_of(Mailbox("", "a@correios"), "from").registrable == ""
    assert address_of(Mailbox("", "a＠日本語.jp"), "from").registrable == "xn--wgv71a119e.jp"


def test_address_in_display_name() -> None:
    """An address inside the display name is found in any width and through invisible characters."""
    assert address_in("カード<support@brand.example>") == "support@brand.example"
    assert address_in("ｓｕｐｐｏｒｔ＠ｂｒａｎｄ．ｅｘａｍｐｌｅ") == "support@brand.example"
    assert address_in("sup\u200bport@brand.example") == "support@brand.example"
    assert address_in("Warning user@home.example.868.6") == "user@home.example"
    assert address_in("@home サービス") is None
