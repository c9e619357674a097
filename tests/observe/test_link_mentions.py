"""Every place that names a target."""

from __future__ import annotations

import base64

from tests.observing import message_of

from gyotaku.model.evidence import Evidence
from gyotaku.observe.link_mentions import held_targets, mentions
from gyotaku.settings import Limits

HEAD = "From: a@a.example\nMIME-Version: 1.0\nContent-Type: {}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"


def _carried(body: str, media_type: str = "text/html") -> list[tuple[str, str]]:
    message = message_of(HEAD.format(media_type) + body)
    return [(one.carrier, one.target) for one in mentions(message, Evidence(), Limits())]


def test_carriers_in_reading_order() -> None:
    """Anchors, areas, forms, refreshes, frames and loose text are met in the order a reader meets them; pictures are none."""
    found = _carried(
        '<html><head><meta http-equiv="refresh" content="0;url=https://a.example/meta"></head><body>'
        '<a href="https://a.example/1">x</a> 次は https://a.example/2 です <a href="https://a.example/3">y</a>'
        '<map><area href="https://a.example/4"></map><form action="https://a.example/5"><input name=u></form>'
        '<iframe src="https://a.example/6"></iframe><img src="https://a.example/pic.png"></body></html>'
    )
    assert ("meta-refresh", "https://a.example/meta") in found
    assert ("plain", "https://a.example/2") in found
    assert {("area", "https://a.example/4"), ("form", "https://a.example/5"), ("iframe", "https://a.example/6")} <= set(found)
    order = [target[-1] for carrier, target in found if carrier in {"href", "plain"}]
    assert order == ["1", "2", "3"]
    assert not any(target.endswith(".png") for _, target in found)


def test_fragments_and_empty_targets_are_no_links() -> None:
    """A link to a place in the same page, or to nothing, leads nowhere."""
    assert _carried('<a href="#top">x</a><a href="">y</a>') == []


def test_script_targets() -> None:
    """A javascript: target is kept, and the addresses in its code are targets too."""
    found = _carried("""<a href="javascript:location='https://evil.example/x'">x</a>""")
    assert [target for _, target in found][:2] == ["javascript:location='https://evil.example/x'", "https://evil.example/x"]


def test_calendar_lines_are_unfolded() -> None:
    """The URLs of a calendar are read over its folded lines (RFC 5545 section 3.1)."""
    found = _carried("BEGIN:VCALENDAR\nURL:https://evil.exam\n ple/x\nEND:VCALENDAR\n", "text/calendar")
    assert found == [("calendar", "https://evil.example/x")]


def test_held_targets() -> None:
    """A page in a data: URL gives its targets, percent-encoded or base64; other data gives none."""
    page = base64.b64encode(b'<form action="https://a.example/x"></form>').decode()
    assert held_targets(f"data:text/html;charset=utf-8;base64,{page}") == ["https://a.example/x"]
    assert held_targets("data:text/html,%3Ca%20href=https://a.example/y%3E") == ["https://a.example/y"]
    assert held_targets("data:image/png;base64,iVBO") == []
    assert held_targets("data:text/html;base64,***") == []
