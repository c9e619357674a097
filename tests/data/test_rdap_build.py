"""Packing IANA's bootstrap files."""

from __future__ import annotations

import json

import pytest
from tests.corpora import ROOT

from gyotaku.data.rdap_build import build
from gyotaku.errors import InputError


def test_the_shipped_file_is_what_the_packing_makes() -> None:
    """Taking the shipped file apart and packing it again gives the same bytes: nothing was edited by hand."""
    raw = (ROOT / "src" / "gyotaku" / "data" / "rdap.json").read_bytes()
    tree = json.loads(raw)
    names = ("dns", "ipv4", "ipv6")
    dns, ipv4, ipv6 = (json.dumps({"publication": tree[f"{name}_date"], "services": tree[name]}).encode() for name in names)
    assert build(dns, ipv4, ipv6, via=tree["via"]) == raw


def test_a_service_that_is_no_web_address_is_refused() -> None:
    """A bootstrap file decides whom gyotaku asks: anything but http and https is no service."""
    good = json.dumps({"publication": "2026", "services": [[["192.0.2.0/24"], ["https://rdap.example/"]]]}).encode()
    bad = json.dumps({"publication": "2026", "services": [[["example"], ["file:///etc/passwd"]]]}).encode()
    with pytest.raises(InputError, match=r"dns\.json"):
        build(bad, good, good)
