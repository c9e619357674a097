"""What happens during a visit."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import msgspec
from tests.capture import sites
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture.guard import Guard
from gyotaku.capture.taking import capture
from gyotaku.capture.watching import DIALOGS, DOCUMENT, Watch
from gyotaku.model.capture import Visit

ONE = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja",))


def _visit(page: sites.Page) -> Visit:
    with sites.serving(page) as site, capture(site.url(), ONE) as (made, _folder):
        return made.visits[0]


@needs_browser
def test_each_station_says_how_it_was_reached() -> None:
    """Status, refresh element and script are told apart."""
    assert [(step.how, step.status) for step in _visit(sites.chain).steps] == [
        ("asked", 302),
        ("http", 200),
        ("refresh", 200),
        ("script", 200),
    ]


@needs_browser
def test_dialogs_and_windows() -> None:
    """Dialogs are dismissed and kept up to a limit; windows are closed and their addresses kept."""
    assert _visit(sites.dialogs).dialogs[0] == "alert: ウイルスに感染しています 0"
    assert len(_visit(sites.dialogs).dialogs) == DIALOGS
    assert [url.rpartition("/")[2] for url in _visit(sites.popup).popups][:2] == ["ad0", "ad1"]


@needs_browser
def test_a_file_leaves_only_its_hash() -> None:
    """A pushed file is hashed and thrown away."""
    pushed = _visit(sites.file).downloads[0]
    assert (pushed.filename, pushed.size) == ("meisai.exe", 5002)
    assert pushed.sha256 == hashlib.sha256(b"MZ" + b"x" * 5000).hexdigest()


class _Page:
    """Stands for a page of the driver: remembers who listens."""

    def __init__(self) -> None:
        self.heard: dict[str, Callable[[Any], object]] = {}
        self.context = self
        self.parent_frame = None

    def on(self, name: str, listener: Callable[[Any], object]) -> None:
        """Remember a listener."""
        self.heard[name] = listener

    async def send(self, name: str) -> None:
        """Take a command."""
        assert name == "Page.stopLoading"


def _request(page: _Page) -> SimpleNamespace:
    return SimpleNamespace(
        is_navigation_request=lambda: True, frame=page, redirected_from=None, url="http://a.example/", resource_type="document"
    )


async def _stopped() -> tuple[bool, bool, Watch]:
    page = _Page()
    watch = Watch(cast("Any", page), Guard())
    watch.listen(cast("Any", page))
    request = _request(page)
    source = asyncio.get_running_loop().create_future()
    answer = SimpleNamespace(
        request=request, status=200, status_text="", url=request.url, headers={}, body=lambda: asyncio.shield(source)
    )
    page.heard["request"](request)
    page.heard["response"](answer)
    page.heard["Network.responseReceived"]({"type": "Document", "requestId": "1"})
    await asyncio.sleep(0)
    watch.moved = -1.0
    before = watch.at_rest
    page.heard["Network.dataReceived"]({"requestId": "1", "dataLength": DOCUMENT + 1})
    await asyncio.wait_for(watch.finish(3600), 60)
    return before, watch.at_rest, watch


def test_nothing_more_is_waited_for_once_loading_is_stopped() -> None:
    """A stopped document never says that it ended: neither its rest nor its source may hold the visit."""
    before, after, watch = asyncio.run(_stopped())
    assert (before, after) == (False, True)
    assert watch.cut
    assert watch.served == (200, "http://a.example/", None)
