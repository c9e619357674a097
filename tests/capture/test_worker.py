"""The order of visits."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
from tests.capture import sites

from gyotaku.capture.order import ORDER, Order, visit_file
from gyotaku.capture.worker import Worker, main
from gyotaku.data.profiles import profiles
from gyotaku.model.capture import Visit

PLAIN = profiles()["plain"]


def _order(url: str) -> Order:
    again = msgspec.structs.replace(PLAIN, name="again", turn=2)
    other = msgspec.structs.replace(PLAIN, name="other", user_agent="wget")
    return Order(
        url=url, profiles=(again, PLAIN, other), chromium="", networks=("127.0.0.2/32",), names={"a.test": ("127.0.0.2",)}
    )


def test_first_alone_and_repeats_last(tmp_path: Path) -> None:
    """The first visitor comes alone and first, who comes a second time comes last, and each visit is written down."""
    agents: list[str] = []

    def page(asked: sites.Asked) -> sites.Answer:
        agents.append(asked.agent)
        return sites.html("<p>x")

    with sites.serving(page) as site:
        asyncio.run(Worker(tmp_path, _order(f"http://a.test:{site.port}/")).run())
    assert agents == [PLAIN.user_agent, "wget", PLAIN.user_agent]
    visits = [msgspec.json.decode((tmp_path / visit_file(number)).read_bytes(), type=Visit) for number in range(3)]
    assert [visit.profile for visit in visits] == ["again", "plain", "other"]
    assert {visit.status for visit in visits} == {200}


def test_the_door(tmp_path: Path) -> None:
    """The worker reads its order from the folder; with addresses given, no name is asked of anybody."""
    (tmp_path / ORDER).write_bytes(msgspec.json.encode(_order("http://unknown.test/")))
    assert main([str(tmp_path)]) == 0
    visit = msgspec.json.decode((tmp_path / visit_file(1)).read_bytes(), type=Visit)
    assert visit.hosts[0].refused == "no-such-name"
