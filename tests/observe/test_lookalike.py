"""Hosts that imitate a brand's domain."""

from __future__ import annotations

import pytest

from gyotaku.observe.lookalike import imitation


@pytest.mark.parametrize("host", ["amazon-support.xyz", "paypaynee.com", "www.amazon.co.jp.evil-login.top"])
def test_imitations_are_seen(host: str) -> None:
    """A brand's word put together with others, or its domain as labels of another."""
    assert imitation(host) is not None


@pytest.mark.parametrize("host", ["pineapple.example", "online.example", "banana.example", "www.amazon.co.jp"])
def test_words_that_only_contain_a_brand_are_not(host: str) -> None:
    """Apple in pineapple, line in online, ana in banana, and the brand's own host."""
    assert imitation(host) is None
