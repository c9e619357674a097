"""Odd names of hosts."""

from __future__ import annotations

import pytest

from gyotaku.observe.url_host import host_traits, reads_random


@pytest.mark.parametrize(
    "host",
    [
        "www.kuronekoyamato.co.jp.evil.top",
        "in-kotayama.co-jp.pop.xufvb.com.cn",
        "eki-co-jp-admin.uyid.cn",
        "amazon.com.evil.cn",
        "mysbiseccojp.com",
        "www-smbc-co.009blog.com",
        "nta-jp-diu.mom",
        "www.eki.jp.co.zhrtupd.cn",
        "aeon_co_jp.c4f6005.cn",
    ],
)
def test_false_suffixes(host: str) -> None:
    """The end of an official domain left of the real one is named."""
    assert "fake-suffix" in host_traits(host)


@pytest.mark.parametrize(
    "host",
    [
        "www.kuronekoyamato.co.jp",
        "jp-bank.japanpost.jp",
        "www.jp.playstation.com",
        "jp.mercari.com",
        "kurashi.tepco.co.jp",
        "shop.com",
    ],
)
def test_genuine_suffixes(host: str) -> None:
    """A genuine domain, a country's label in front, or a word that ends alike is no false suffix."""
    assert "fake-suffix" not in host_traits(host)


@pytest.mark.parametrize("name", ["dyxdjxx", "xkqzjwvb", "za3r8t", "cksjdmmtjb", "yga14b5kk6"])
def test_random_names(name: str) -> None:
    """Names drawn by lot are told by their letter pairs or by digits strewn in."""
    assert reads_random(name)


@pytest.mark.parametrize(
    "name", ["rakuten", "smbc", "vpass", "kuronekoyamato", "pocketcard", "01epos", "77bank", "netsgvice", "mitsubishi-ufj"]
)
def test_chosen_names(name: str) -> None:
    """Names that people chose are not, nor short abbreviations."""
    assert not reads_random(name)


def test_heaps() -> None:
    """Many hyphens, many labels and great length are named."""
    assert host_traits("a-b-c-d.e.f.g.example") == ("many-hyphens", "many-labels")
    assert "long-host" in host_traits(f"{'a' * 60}.example")
    assert host_traits("xn--wgv71a119e.jp") == ("punycode",)
    assert host_traits("www.example.com") == ()
