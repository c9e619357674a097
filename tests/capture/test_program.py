"""The visit without a browser."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.capture import sites

from gyotaku.capture.guard import Guard
from gyotaku.capture.order import Order
from gyotaku.capture.program import fetch
from gyotaku.capture.store import Store
from gyotaku.data.profiles import profiles
from gyotaku.model.capture import Visit
from gyotaku.transport.addresses import networks

PLAIN = profiles()["plain"]


def _fetch(page: sites.Page, tmp_path: Path, seconds: float = 10) -> Visit:
    with sites.serving(page) as site:
        order = Order(url=site.url(), profiles=(PLAIN,), chromium="", visit_seconds=seconds)
        return asyncio.run(fetch(order, PLAIN, Guard(networks(["127.0.0.2/32"])), Store(tmp_path)))


def test_a_page(tmp_path: Path) -> None:
    """Status, headers, title, text and forms are read from the source; the source is kept."""
    visit = _fetch(lambda _asked: sites.html(sites.LOGIN), tmp_path)
    assert (visit.status, visit.failure) == (200, "")
    assert visit.title.startswith("ポケットカード")
    assert "card" in visit.forms[0].asks
    assert visit.page is not None
    assert (tmp_path / visit.page.path).exists()
    assert visit.picture is None


def test_redirects(tmp_path: Path) -> None:
    """Each station has its status; a circle ends."""
    visit = _fetch(lambda asked: sites.to("/b", 301) if asked.path == "/" else sites.html("<p>b"), tmp_path)
    assert [(step.how, step.status) for step in visit.steps] == [("asked", 301), ("http", 200)]
    assert visit.final_url.endswith("/b")
    assert _fetch(sites.circles, tmp_path).failure == "redirect-loop"
    assert _fetch(lambda _asked: sites.to("ftp://a.example/"), tmp_path).failure == "no-answer"


def test_a_file(tmp_path: Path) -> None:
    """A pushed file leaves its name, size and hash, and no page."""
    visit = _fetch(sites.file, tmp_path)
    assert visit.failure == "download"
    assert (visit.downloads[0].filename, visit.downloads[0].size, len(visit.downloads[0].sha256)) == ("meisai.exe", 5002, 64)
    assert visit.page is None


@pytest.mark.parametrize("seconds", [0.5])
def test_slow_and_huge(tmp_path: Path, seconds: float) -> None:
    """Who does not answer in time has timed out; who sends without end is cut."""
    assert _fetch(sites.slow, tmp_path, seconds).failure == "timeout"
    assert _fetch(sites.huge, tmp_path).cuts == ("bytes",)


def test_an_inner_address(tmp_path: Path) -> None:
    """A redirect to an address of this machine goes nowhere."""
    with sites.canary() as canary:
        visit = _fetch(sites.straight_to(canary), tmp_path)
    assert visit.failure == "no-answer"
    assert any(host.refused == "address-loopback" for host in visit.hosts)
    assert canary.heard == []
