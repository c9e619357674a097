"""Registrable domains."""

from __future__ import annotations

import pytest
from publicsuffixlist import PublicSuffixList

from gyotaku.data.domains import _MOST_LABELS, ip_host, known_suffix, registered, registrable, suffix, to_unicode, under


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.bank.co.jp", "bank.co.jp"),
        ("a.b.evil.duckdns.org", "evil.duckdns.org"),
        ("co.jp", ""),
        ("192.0.2.7", ""),
        ("", ""),
        ("WWW.Example.COM.", "example.com"),
        ("www.xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
        ("a.b.xn--55qx5d.cn", "b.xn--55qx5d.cn"),
    ],
)
def test_registrable_counts_private_suffixes(host: str, expected: str) -> None:
    """Customers of one dynamic DNS or hosting service are not one owner."""
    assert registrable(host) == expected


def test_registered_is_what_a_registry_knows() -> None:
    """Registration data exists for duckdns.org, not for its customers' names."""
    assert registered("a.evil.duckdns.org") == "duckdns.org"
    assert suffix("www.bank.co.jp") == "co.jp"


def test_addresses_are_not_domains() -> None:
    """The suffix list would call 3.4 the registrable domain of 1.2.3.4."""
    assert ip_host("1.2.3.4")
    assert ip_host("[2001:db8::1]")
    assert not ip_host("1.2.3.example")


def test_labels_are_shown_as_people_see_them() -> None:
    """A-labels decode; what does not decode stays as it is."""
    assert to_unicode("xn--eckwd4c7cu47r2wf.jp") == "ドメイン名例.jp"
    assert to_unicode("xn--zzzzzzzzzz-.jp") == "xn--zzzzzzzzzz-.jp"


def test_under_needs_a_label_border() -> None:
    """notbank.co.jp does not lie under bank.co.jp."""
    assert under("mail.bank.co.jp", "bank.co.jp")
    assert not under("notbank.co.jp", "bank.co.jp")
    assert not under("x", "")


@pytest.mark.parametrize("icann", [False, True])
def test_hosts_are_read_as_the_package_reads_them(icann: bool) -> None:
    """The list is walked here, in one look-up a label; what is found is what the package's own, slower walk finds."""
    theirs = PublicSuffixList(accept_encoded_idn=False, only_icann=icann)
    rules = sorted(vars(theirs)["_publicsuffix"])
    assert max(rule.count(".") for rule in rules) < _MOST_LABELS
    odd = [rule for rule in rules if rule[0] in "*!"]
    for rule in [*odd, *rules[::23], "example", "8.example"]:
        ending = rule.removeprefix("!").removeprefix("*.")
        for host in (ending, f"a.{ending}", f"b.a.{ending}", f"d.c.b.a.{ending}", f"a..{ending}"):
            public, owned = theirs.publicsuffix(host) or "", theirs.privatesuffix(host) or ""
            assert (registered if icann else registrable)(host) == owned
            assert known_suffix(host) == bool(_listed.publicsuffix(host, accept_unknown=False))
            if icann:
                assert suffix(host) == public


_listed = PublicSuffixList(accept_encoded_idn=False, only_icann=True)
