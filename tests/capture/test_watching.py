"""What happens during a visit."""

from __future__ import annotations

import hashlib

import msgspec
from tests.capture import sites
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture.taking import capture
from gyotaku.capture.watching import DIALOGS
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
