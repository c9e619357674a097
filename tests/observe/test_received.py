"""Received fields in the dialects of many servers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.observe.received import read_address, read_received

DATE = "; Sun, 15 Mar 2026 17:29:00 +0900"


@pytest.mark.parametrize(
    ("value", "helo", "rdns", "ip", "by"),
    [
        ("from unknown (HELO gghxw.cn) (101.47.78.1)", "gghxw.cn", "", "101.47.78.1", ""),
        ("from p.example (HELO h.example) (192.0.2.7) by mx with SMTP", "h.example", "p.example", "192.0.2.7", "mx"),
        (
            "from h.example (p.example [192.0.2.7]) by mx.example (Postfix) with ESMTP id 9A",
            "h.example",
            "p.example",
            "192.0.2.7",
            "mx.example",
        ),
        ("from h (unknown [192.0.2.7]) by mx.example (Postfix)", "h", "", "192.0.2.7", "mx.example"),
        ("from h (u@p.example [192.0.2.7] (may be forged)) by mx (8.9.3/8.9.3)", "h", "p.example", "192.0.2.7", "mx"),
        ("from [192.0.2.7] (helo=h.example) by mx with esmtp (Exim 4.9)", "h.example", "", "192.0.2.7", "mx"),
        ("from p.example ([192.0.2.7] helo=h.example) by mx with esmtp (Exim 4.9)", "h.example", "p.example", "192.0.2.7", "mx"),
        ("from p.example ([192.0.2.7]:4410) by mx with esmtps (TLS1.2) (Exim 4.9)", "p.example", "p.example", "192.0.2.7", "mx"),
        ("from [192.0.2.7] (port=5 helo=[10.1.1.1]) by mx with esmtpa (Exim 4.9)", "10.1.1.1", "", "192.0.2.7", "mx"),
        (
            "from h.example (192.0.2.7) by x.mail.protection.outlook.com (10.1.2.3) with Microsoft SMTP Server id 15.20",
            "h.example",
            "",
            "192.0.2.7",
            "x.mail.protection.outlook.com",
        ),
        ("from h (p.example. [192.0.2.7]) by mx.google.com with ESMTPS id a1", "h", "p.example", "192.0.2.7", "mx.google.com"),
        ("from h.example ([192.0.2.7]) by mfsmax.docomo.ne.jp with ESMTP", "h.example", "", "192.0.2.7", "mfsmax.docomo.ne.jp"),
        ("from h.example([192.0.2.7]) by ifmta0001.nifty.com with ESMTP", "h.example", "", "192.0.2.7", "ifmta0001.nifty.com"),
        (
            "from 192.0.2.7 (192.0.2.7) by smtp01.lolipop.jp (F-Secure/fsigk_smtp)",
            "192.0.2.7",
            "",
            "192.0.2.7",
            "smtp01.lolipop.jp",
        ),
        (
            "from 192.0.2.9  (EHLO h.example) (192.0.2.7) by mta1.mail.yahoo.co.jp with SMTP",
            "h.example",
            "",
            "192.0.2.7",
            "mta1.mail.yahoo.co.jp",
        ),
        ("from m.example (LHLO m.example) (10.0.0.1) by z.example with LMTP", "m.example", "m.example", "10.0.0.1", "z.example"),
        ("from [IPv6:2001:db8::1] (unknown [IPv6:2001:db8::1%eth0]) by mx (Postfix)", "2001:db8::1", "", "2001:db8::1", "mx"),
        ("from h ([::ffff:192.0.2.7]) by mx with ESMTP", "h", "", "192.0.2.7", "mx"),
        (
            "from User (unknown [192.0.2.7]) (using TLSv1.2 with cipher X (256/256 bits)) by mx (Postfix)",
            "User",
            "",
            "192.0.2.7",
            "mx",
        ),
        ("from h.example by mx.example (MDaemon PRO v10.1.1) with ESMTP id md5.msg", "h.example", "", None, "mx.example"),
        ("by 2002:a05:6871:1d0:b0:1ad:11bf:6661 with SMTP id q16", "", "", None, "2002:a05:6871:1d0:b0:1ad:11bf:6661"),
        (
            "from h.example ([192.0.2.7] verified) by mx.example (CommuniGate Pro SMTP 5.1) with ESMTP id 9",
            "h.example",
            "",
            "192.0.2.7",
            "mx.example",
        ),
        (
            "from h.example ([192.0.2.7]) by mx.example (Lotus Domino Release 8.5) with ESMTP id 20",
            "h.example",
            "",
            "192.0.2.7",
            "mx.example",
        ),
    ],
)
def test_dialects(value: str, helo: str, rdns: str, ip: str | None, by: str) -> None:
    """What the client said of itself, the name that was looked up, and the address the server saw are told apart."""
    hop = read_received(value + DATE)
    assert (hop.helo, hop.rdns, hop.ip, hop.by) == (helo, rdns, ip, by)


@pytest.mark.parametrize(
    ("value", "dialect"),
    [
        ("from h (p [192.0.2.7]) by mx (Postfix) with ESMTP id 9A", "postfix"),
        ("from h (p [192.0.2.7]) by mx (8.14.4/8.14.4) with ESMTP id k1", "sendmail"),
        ("from [192.0.2.7] (helo=h) by mx with esmtp (Exim 4.9)", "exim"),
        ("from unknown (HELO h) (192.0.2.7) by mx with SMTP", "qmail"),
        ("(qmail 18217 invoked from network)", "local"),
        ("by host (Postfix, from userid 48) id 9A", "local"),
        ("from m [192.0.2.7] by localhost with POP3 (fetchmail-6.3)", "local"),
        ("from h (192.0.2.7) by x.prod.outlook.com (2603:10b6::1) with Microsoft SMTP Server", "exchange"),
        ("from h (p. [192.0.2.7]) by mx.google.com with ESMTPS id a1", "gmail"),
        ("from h ([192.0.2.7]) by mfsmax.docomo.ne.jp with ESMTP", "docomo"),
        ("from h([192.0.2.7]) by ifmta0001.nifty.com with ESMTP", "nifty"),
        ("from 192.0.2.7 (192.0.2.7) by smtp01.lolipop.jp (F-Secure/fsigk)", "lolipop"),
        ("from 192.0.2.7 (192.0.2.7) by fsav1.isp.example (F-Secure/fsigk_smtp/550)", "f-secure"),
        ("from h by mx", "generic"),
    ],
)
def test_dialect_names(value: str, dialect: str) -> None:
    """The marks a program leaves name it."""
    assert read_received(value + DATE).dialect == dialect


def test_clauses() -> None:
    """Protocol, queue id, envelope recipient and time are taken from their clauses, not from comments."""
    hop = read_received(
        "from h (p.example [192.0.2.7]) by mx.example (Postfix) with ESMTPS id 4AB for <user@home.example>" + DATE
    )
    assert (hop.protocol, hop.queue_id, hop.envelope_for) == ("ESMTPS", "4AB", "user@home.example")
    assert hop.moment.at is not None
    assert hop.moment.at.isoformat() == "2026-03-15T17:29:00+09:00"


def test_helo_that_imitates_a_comment() -> None:
    """The address a server saw stands last: a HELO that carries another address does not win."""
    assert (
        read_received("from x (bank.example [198.51.100.9]) (real.example [192.0.2.7]) by mx (Postfix)" + DATE).ip == "192.0.2.7"
    )


def test_malformed_is_said() -> None:
    """A field without from and by is malformed, and still no exception."""
    assert read_received("complete nonsense").malformed
    assert not read_received("(qmail 1 invoked by uid 0)").malformed


def test_addresses() -> None:
    """Address literals of every form are read; what is none is None."""
    assert read_address("[IPv6:2001:DB8::1]") == "2001:db8::1"
    assert read_address("fe80::1%eth0") == "fe80::1"
    assert read_address("1.2.3.456") is None
    assert read_address("4.94.2") is None


@pytest.mark.parametrize(
    "value", ["(" * 60_000, "from " * 12_000, "[1.2.3.4] " * 6_000, "a." * 30_000, "from (" + "x" * 60_000, ":" * 60_000]
)
def test_bombs_are_linear(value: str) -> None:
    """A field of the largest size is read in a moment."""
    started = time.perf_counter()
    read_received(value)
    assert time.perf_counter() - started < 1


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_never_raises(value: str) -> None:
    """Any value gives a hop; an address it names is a valid one."""
    hop = read_received("from " + value)
    assert hop.ip is None or read_address(hop.ip) == hop.ip
