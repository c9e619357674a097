from __future__ import annotations

from pathlib import Path

import pytest

from gyotaku.cli.online import Outside, door, settings
from gyotaku.cli.screen import Screen
from gyotaku.errors import InputError, UsageError
from gyotaku.settings import DEFAULT
from gyotaku.transport import OFFLINE
from gyotaku.transport.live import Live
from gyotaku.transport.recording import Recording, replay


def test_nobody_is_asked_without_being_told_to() -> None:
    """The default door is the one that asks nobody."""
    with door(Outside(), DEFAULT, Screen()) as transport:
        assert transport is OFFLINE


@pytest.mark.parametrize(
    "outside",
    [
        Outside(record=Path("a.json")),
        Outside(sent=Path("a.jsonl")),
        Outside(allow_network=("127.0.0.0/8",)),
        Outside(online=True, replay=Path("a.json")),
        Outside(online=True, allow_network=("nonsense",)),
    ],
)
def test_what_does_not_fit_together_is_said_before_anything_is_asked(outside: Outside) -> None:
    """An option that would silently do nothing is an error."""
    with pytest.raises(UsageError), door(outside, DEFAULT, Screen()):
        pytest.fail("the door opened")


def test_the_recording_and_the_log_are_written_afterwards(tmp_path: Path) -> None:
    """Both files are there, readable, even when nothing was asked; folders are made."""
    record, sent = tmp_path / "a" / "answers.json", tmp_path / "a" / "sent.jsonl"
    with door(Outside(online=True, record=record, sent=sent, allow_network=("127.0.0.1/32",)), DEFAULT, Screen()) as transport:
        assert isinstance(transport, Live)
    again = replay("answers.json", record.read_bytes())
    assert (again.recorded, again.ask("dns", "domain:evil.example")) == (Recording(source="", live=True).source, [])
    assert sent.read_bytes() == b""


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Settings and recordings that cannot be opened are errors with their name."""
    missing = tmp_path / "missing"
    with pytest.raises(InputError, match="missing"):
        settings(missing)
    with pytest.raises(InputError, match="missing"), door(Outside(replay=missing), DEFAULT, Screen()):
        pytest.fail("the door opened")
    assert settings(None) == DEFAULT
