from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from gyotaku.errors import UsageError
from gyotaku.model.facts import DnsAnswer, Listing, Registration
from gyotaku.settings import Choice, Online
from gyotaku.transport.live import Live
from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError, Ports
from gyotaku.transport.recording import Answer, Recording, Replay
from gyotaku.transport.ways import Ask, Way

ABOUT = "domain:evil.example"
NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)


def no_ports(_way: Way, _deadline: Deadline, _choice: Choice, _private: frozenset[str]) -> Ports:
    """Return what a way that opens no socket is content with."""
    return cast("Ports", None)


def live(online: Online | None = None, **environment: str) -> Live:
    """Return a live door without sockets."""
    return Live(online or Online(seconds=2), environment=environment, make=no_ports, now=lambda: NOW)


def registered(about: str, _ports: Ports) -> list[Answer]:
    """Answer with a registration."""
    return [Answer(provider="registration", about=about, facts=(Registration(domain=about.removeprefix("domain:")),), note="raw")]


def way(name: str, ask: Ask = registered, **more: Any) -> Way:
    """Return a way of asking for registrations."""
    return Way(name=name, provider="registration", ask=ask, tells="", **more)


def told(door: Live, *ways: Way, about: str = ABOUT) -> list[tuple[str, str]]:
    """Ask and return (who, outcome) of every answer."""
    door.begin([])
    door.start("registration", [about], ways)
    return [(answer.source or "ok", answer.outcome) for answer in door.ask("registration", about)]


def test_one_hangs_one_crashes_and_the_third_still_answers() -> None:
    """A hanging provider costs its own limit, a crashing one nothing; both are said, in the order of their names."""
    go = threading.Event()

    def hang(_about: str, _ports: Ports) -> list[Answer]:
        go.wait(20)
        return []

    def crash(_about: str, _ports: Ports) -> list[Answer]:
        raise RuntimeError("a fault")

    door = live(Online(seconds=5, providers={"hanging": Choice(seconds=0.1)}))
    assert told(door, way("well"), way("hanging", hang), way("crashing", crash)) == [
        ("crashing", "crashed"),
        ("hanging", "timeout"),
        ("ok", ""),
    ]
    go.set()


@pytest.mark.parametrize(
    ("online", "more", "environment", "outcome"),
    [
        (Online(), {}, {}, ""),
        (Online(), {"needs": "full"}, {}, "not-disclosed"),
        (Online(disclosure="full"), {"needs": "full"}, {}, ""),
        (Online(disclosure="never"), {}, {}, "not-disclosed"),
        (Online(disclosure="never"), {"needs": "never"}, {}, ""),
        (Online(providers={"one": Choice(disclosure="never")}), {}, {}, "not-disclosed"),
        (Online(providers={"one": Choice(disclosure="full")}), {"needs": "full"}, {}, ""),
        (Online(), {"key": "ONE_KEY"}, {}, "no-key"),
        (Online(), {"key": "ONE_KEY"}, {"ONE_KEY": " k "}, ""),
        (Online(providers={"one": Choice(key="k")}), {"key": "ONE_KEY"}, {}, ""),
        (Online(disclosure="full"), {"off": True}, {}, "off"),
        (Online(providers={"one": Choice(disclosure="host-only")}), {"off": True}, {}, ""),
    ],
)
def test_a_way_is_asked_only_when_disclosure_key_and_choice_open_it(
    online: Online, more: dict[str, Any], environment: dict[str, str], outcome: str
) -> None:
    """What is not asked says why, and is never asked in another way."""
    assert told(live(online, **environment), way("one", registered, **more)) == [("one" if outcome else "ok", outcome)]


def test_nothing_found_is_an_answer_of_its_own() -> None:
    """Looked for and not there is known; it is no failure and no silence."""
    assert told(live(), way("one", lambda _about, _ports: [])) == [("one", "not-present")]


def test_a_second_way_is_asked_only_when_the_first_gave_no_fact() -> None:
    """Port 43 waits for RDAP, whatever their names, and is asked when RDAP has no service there."""
    asked: list[str] = []

    def second(about: str, ports: Ports) -> list[Answer]:
        asked.append(about)
        return registered(about, ports)

    def unserved(_about: str, _ports: Ports) -> list[Answer]:
        raise FailedError("no-service")

    assert told(live(), way("z-first"), way("a-second", second, after="z-first")) == [("ok", "")]
    assert asked == []
    assert told(live(), way("z-first", unserved), way("a-second", second, after="z-first")) == [
        ("ok", ""),
        ("z-first", "no-service"),
    ]
    assert asked == [ABOUT]


def test_a_question_is_asked_once_in_a_run() -> None:
    """Two mails with the same domain share the answer."""
    asked: list[str] = []

    def count(about: str, ports: Ports) -> list[Answer]:
        asked.append(about)
        return registered(about, ports)

    door = live()
    assert told(door, way("one", count)) == told(door, way("one", count))
    assert asked == [ABOUT]


def test_only_kinds_of_subject_a_way_knows_are_asked() -> None:
    """A way for addresses is not asked about a domain, and says nothing about it."""
    assert told(live(), way("one", about=("ip",))) == []


def test_a_recording_replays_what_was_told(tmp_path: Path) -> None:
    """Answers, failures and reasons come back the same through the wire."""
    door = live()
    first = told(door, way("one"), way("two", needs="full"))
    raw = msgspec.json.encode(door.recording())
    (tmp_path / "answers.json").write_bytes(raw)
    again = Replay(msgspec.json.decode(raw, type=Recording))
    answers = again.ask("registration", ABOUT)
    assert [(answer.source or "ok", answer.outcome) for answer in answers] == first
    assert answers == door.ask("registration", ABOUT)
    assert (again.recorded, again.unasked) == (door.recorded, door.unasked)


def test_answers_are_kept_on_disk_as_long_as_they_hold(tmp_path: Path) -> None:
    """The next run reads them; a DNS answer holds no longer than its TTL; a failure is never kept."""
    asked: list[str] = []
    time = [NOW]

    def count(about: str, ports: Ports) -> list[Answer]:
        asked.append("registration")
        return registered(about, ports)

    def short(about: str, _ports: Ports) -> list[Answer]:
        asked.append("dns")
        fact = DnsAnswer(name="evil.example", rrtype="A", values=("192.0.2.1",), ttl=60)
        return [Answer(provider="registration", about=about, facts=(fact,))]

    def fail(_about: str, _ports: Ports) -> list[Answer]:
        asked.append("failing")
        raise FailedError("timeout")

    def run() -> None:
        door = Live(Online(cache=str(tmp_path)), environment={}, make=no_ports, now=lambda: time[0])
        told(door, way("a", count, holds=3600), way("b", short, holds=3600), way("c", fail))

    run()
    time[0] += timedelta(seconds=59)
    run()
    assert sorted(asked) == ["dns", "failing", "failing", "registration"]
    time[0] += timedelta(seconds=2)
    run()
    assert sorted(asked)[:2] == ["dns", "dns"]
    assert asked.count("registration") == 1


def test_what_is_kept_of_an_answer_is_bounded() -> None:
    """An answer without end does not fill the recording."""

    def long(about: str, _ports: Ports) -> list[Answer]:
        fact = Listing(about=about, listed=True, list="a")
        return [Answer(provider="registration", about=about, facts=(fact,), note="x" * 9_000, raw="y" * 900_000)]

    door = live()
    told(door, way("one", long))
    (answer,) = door.recording().answers
    assert (len(answer.note), len(answer.raw), answer.at) == (400, 64 * 1024, NOW)


def test_a_wrong_authority_file_is_said_at_once(tmp_path: Path) -> None:
    """A mistake in the settings is an error for the user, not a failure of every question."""
    for content in (None, b"no certificate"):
        file = tmp_path / "ca.pem"
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(UsageError, match=r"ca\.pem"):
            Live(Online(ca_file=str(file)), environment={})
