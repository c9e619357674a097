"""A worker's run, and what it leaves."""

from __future__ import annotations

import msgspec
from tests.capture import sites
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture.chromium import find_chromium
from gyotaku.capture.order import Order
from gyotaku.capture.session import taken
from gyotaku.data.profiles import profiles

PLAIN = profiles()["plain"]


def _order(url: str, chromium: str = "") -> Order:
    return Order(url=url, profiles=(PLAIN,), chromium=chromium, networks=("127.0.0.2/32",), visit_seconds=60)


def test_visits_come_back_and_the_folder_goes() -> None:
    """The visits are there inside the block, and nothing is after it."""
    with sites.serving(lambda _asked: sites.html("<p>x")) as site, taken(_order(site.url()), LOOPBACK) as found:
        assert found.stopped == ""
        assert found.visits[0] is not None
        assert found.visits[0].status == 200
        folder = found.folder
    assert not folder.exists()


def test_when_the_time_is_up() -> None:
    """A worker that does not end is killed, and what is missing is None."""
    limits = msgspec.structs.replace(LOOPBACK, seconds=4)
    with sites.serving(sites.slow) as site, taken(_order(site.url()), limits) as found:
        assert (found.stopped, found.visits) == ("timeout", (None,))


@needs_browser
def test_a_browser_that_hangs_is_killed() -> None:
    """A page that keeps its browser busy for ever ends with the time limit of the whole."""
    profile = profiles()["desktop-ja"]
    limits = msgspec.structs.replace(LOOPBACK, seconds=8)
    with sites.serving(lambda _asked: sites.html("<script>for(;;);</script>")) as site:
        order = msgspec.structs.replace(_order(site.url(), find_chromium()), profiles=(profile,), settle_seconds=60)
        with taken(order, limits) as found:
            assert (found.stopped, found.visits) == ("timeout", (None,))


def test_a_worker_that_breaks() -> None:
    """A browser that cannot be started leaves its last words."""
    order = msgspec.structs.replace(_order("http://127.0.0.2:1/", "/bin/false"), profiles=(profiles()["bot"],))
    with taken(order, LOOPBACK) as found:
        assert found.stopped == "crashed"
        assert found.said != ""
