"""Strings made up for one mail against words, paths and versions."""

from __future__ import annotations

import pytest

from gyotaku.observe.token_shapes import is_asset, is_dated, looks_drawn


@pytest.mark.parametrize(
    "piece",
    [
        "a8Xk2mQ9",
        "62c6a4ea5484430dbb7571e36c7bde50",
        "9174a178-1b2a-4f78-a56e-f5b871c0df79",
        "fb-aWErQkg7jGW0-ACoFokcTbTDoVFR",
        "u001.0ivmAlhklAowEtgBTDRvF1Z7NnLrROW0",
        "2KCT97QD409EA",
        "eyJlIjoiaHR0cHM6Ly9hIn0",
        "xkqzjwvplmtrbd",
        "QuvNEdWUNaMeYz",
        "sobu2ntdf",
        "12345678901234567",
        "gAAAAABlziih9DpIeNXIrSCUt",
        "gdrm-3jn3i-1zbv6-4jlpar9",
    ],
)
def test_drawn(piece: str) -> None:
    """Identifiers, hashes and encoded data look drawn."""
    assert looks_drawn(piece)


@pytest.mark.parametrize(
    "piece",
    [
        "netsgvice",
        "logyino",
        "login",
        "getUserInfo",
        "FollowMyDelCTA",
        "summer-sale-2024",
        "viewform",
        "v1.2.3",
        "20260315",
        "2026-03-15",
        "index.html",
        "wp-content",
        "0-11600-1411-5609413.html",
        "134753_08-12-2002.html",
        "TE_tex_invLM",
        "mitsubishi-ufj-card",
        "password-reset",
        "iphone15pro",
        "unsubscribe",
        "",
    ],
)
def test_not_drawn(piece: str) -> None:
    """Words, camel case, dates, versions and numbered pages do not; the seed's path must stay readable."""
    assert not looks_drawn(piece)


def test_assets_and_dates() -> None:
    """Hashes in names of style sheets and pictures are the same for everybody; dates and versions are no identifiers."""
    assert is_asset("app.62c6a4ea54.css")
    assert not is_asset("a.php")
    assert is_dated("20260315")
    assert is_dated("1.2.3")
    assert not is_dated("9174a178")
