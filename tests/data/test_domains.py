"""Registrable domains."""

from __future__ import annotations

import pytest
from publicsuffixlist import PublicSuffixList

from gyotaku.data.domains import _suffixes, ip_host, registered, registrable, suffix, to_unicode, under


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
def test_the_list_is_what_its_own_parser_makes_of_it(icann: bool) -> None:
    """Rules are taken from the list's text at once; they are those of the package's own parser, one for one."""
    ours = vars(_suffixes(icann=icann))
    theirs = vars(PublicSuffixList(accept_encoded_idn=False, only_icann=icann))
    assert (ours["_publicsuffix"], ours["_maxlabel"]) == (theirs["_publicsuffix"], theirs["_maxlabel"])
