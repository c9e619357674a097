"""Services by host: the list itself, and the lookup."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from gyotaku.data.services import TRAITS, service_of, shared, wrap_of


def _tree() -> dict[str, Any]:
    return tomllib.loads(files("gyotaku.data").joinpath("services.toml").read_text("utf-8"))


def test_every_entry_once_in_the_host_lists() -> None:
    """A domain stands in one list only, written lower-case, and its kind is one that gives traits."""
    places = Counter(place for named in _tree()["hosts"].values() for listed in named.values() for place in listed)
    assert [place for place, count in places.items() if count > 1] == []
    assert [place for place in places if place != place.lower() and "/" not in place] == []
    assert set(_tree()["hosts"]) <= set(TRAITS)
    assert {wrap["kind"] for wrap in _tree()["wrap"]} <= set(TRAITS)


@pytest.mark.parametrize(
    ("host", "path", "name", "kind"),
    [
        ("x.workers.dev", "/", "Cloudflare Workers", "free-hosting"),
        ("bit.ly", "/abc", "Bitly", "shortener"),
        ("x.gd", "/abc", "X.gd", "shortener"),
        ("ux.nu", "/abc", "ux.nu", "shortener"),
        ("bank.duckdns.org", "/", "DuckDNS", "dynamic-dns"),
        ("www.google.co.jp", "/url", "Google", "redirector"),
        ("docs.google.com", "/forms/d/e/1/viewform", "Google Forms", "form"),
        ("docs.google.com", "/document/d/1", "Google Drive", "storage"),
        ("u1.ct.sendgrid.net", "/ls/click", "SendGrid", "tracker"),
        ("shop.blogspot.jp", "/", "Blogger", "free-hosting"),
        ("bucket.s3.ap-northeast-1.amazonaws.com", "/x", "Amazon S3", "storage"),
        ("www.facebook.com", "/l.php", "Facebook", "redirector"),
        ("www.facebook.com", "/bank", "Facebook", "social"),
    ],
)
def test_known_hosts(host: str, path: str, name: str, kind: str) -> None:
    """A host is found by its nearest listed domain, an entry with a fitting path before one without."""
    found = service_of(host, path)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("workers.dev", "/"),  # the provider's own site is no customer's page
        ("notworkers.dev", "/"),
        ("www.google.com", "/search"),
        ("google.evil.top", "/url"),
        ("google.top", "/url"),  # `google.*` means country registries, not any ending
        ("192.0.2.1", "/"),
        ("", "/"),
    ],
)
def test_unknown_hosts(host: str, path: str) -> None:
    """What only resembles an entry is no service."""
    assert service_of(host, path) is None
    assert wrap_of(host, path) is None


def test_wraps_are_told_apart() -> None:
    """Only entries that say how a target is carried are readable redirectors."""
    assert wrap_of("bit.ly", "/abc") is None
    found = wrap_of("nam02.safelinks.protection.outlook.com", "/")
    assert found is not None
    assert found.carry == ("url",)
    assert found.traits == ("redirector", "security-wrapper")


def test_what_anybody_may_use_is_shared_and_a_customers_own_name_is_not() -> None:
    """One bad page at a shortener condemns no other; a name below a private suffix is one customer's."""
    assert shared("bit.ly")
    assert shared("docs.google.com")
    assert not shared("login.x.pages.dev")
    assert not shared("login.evil.example")
