"""Recorded authentication results, read leniently."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.observe.auth_results import Recorded, read_received_spf, read_results

MICROSOFT = (
    "Fail (protection.outlook.com: domain of a.example does not designate 192.0.2.7 as permitted sender) "
    "receiver=protection.outlook.com; client-ip=192.0.2.7; helo=h.example;"
)


def test_rfc_8601() -> None:
    """The id, each method with its result and its property, comments aside."""
    found = read_results(
        "mx.home.example 1; spf=fail (domain of a.example does not designate 192.0.2.7) smtp.mailfrom=x@a.example;"
        ' dkim=pass (2048-bit key) header.d=B.example header.s=sel header.b="ab=c";'
        " dmarc=fail (p=REJECT dis=NONE) header.from=a.example"
    )
    assert found.authserv_id == "mx.home.example"
    assert found.results == (
        Recorded("spf", "fail", "a.example"),
        Recorded("dkim", "pass", "b.example", "sel"),
        Recorded("dmarc", "fail", "a.example", policy="p=reject dis=none"),
    )


def test_microsofts_form() -> None:
    """Microsoft 365 writes no authserv-id, and the client's address in a comment."""
    found = read_results(
        "spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=k.shop.example; dkim=none (message not signed) header.d=none;"
        "dmarc=pass action=none header.from=k.shop.example;compauth=pass reason=100"
    )
    assert found.authserv_id == ""
    assert [(one.method, one.outcome, one.domain, one.ip, one.policy) for one in found.results] == [
        ("spf", "pass", "k.shop.example", "192.0.2.7", ""),
        ("dkim", "none", "", None, ""),
        ("dmarc", "pass", "k.shop.example", None, "action=none"),
        ("compauth", "pass", "", None, ""),
    ]


def test_arc_form() -> None:
    """The instance of an ARC set (RFC 8617) is no authserv-id."""
    found = read_results("i=1; mx.home.example; arc=none; spf=softfail smtp.mailfrom=a.example")
    assert found.authserv_id == "mx.home.example"
    assert [one.method for one in found.results] == ["arc", "spf"]


def test_none_at_all() -> None:
    """`none` says that nothing was checked: no result is made of it (RFC 8601 section 2.2)."""
    assert read_results("mx.home.example; none") == ("mx.home.example", ())


def test_japanese_providers() -> None:
    """Forms of Japanese providers: properties before results, domainkeys, header.from as address."""
    found = read_results(
        "mta5.mail.yahoo.co.jp  from=a.example; domainkeys=neutral (no sig); dkim=pass (ok); header.i=@a.example"
    )
    assert found.authserv_id == "mta5.mail.yahoo.co.jp"
    assert ("dkim", "pass", "a.example") in [(one.method, one.outcome, one.domain) for one in found.results]


@pytest.mark.parametrize(
    ("value", "server", "expected"),
    [
        (
            MICROSOFT,
            "protection.outlook.com",
            Recorded("spf", "fail", "a.example", ip="192.0.2.7"),
        ),
        (
            "pass (mx.home.example: domain of x@a.example designates 2001:db8::7 as permitted sender) client-ip=2001:db8::7;",
            "mx.home.example",
            Recorded("spf", "pass", "a.example", ip="2001:db8::7"),
        ),
        (
            'none client-ip=192.0.2.7; envelope-from="<x@a.example>"; helo=h',
            "",
            Recorded("spf", "none", "a.example", ip="192.0.2.7"),
        ),
    ],
)
def test_received_spf(value: str, server: str, expected: Recorded) -> None:
    """Received-SPF (RFC 7208 section 9.1) in the forms servers write."""
    assert read_received_spf(value) == (server, (expected,))


@pytest.mark.parametrize("value", ["spf=pass " * 8000, "(" * 60_000, "a.b=" * 20_000, "spf=pass smtp.mailfrom=" + "a" * 60_000])
def test_bombs_are_linear(value: str) -> None:
    """A field of the largest size is read in a moment."""
    started = time.perf_counter()
    assert len(read_results(value).results) <= 40
    assert time.perf_counter() - started < 1


@given(st.text(max_size=200))
def test_never_raises(value: str) -> None:
    """Any value gives results."""
    assert isinstance(read_results(value).results, tuple)
    assert isinstance(read_received_spf(value).results, tuple)
