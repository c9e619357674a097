"""The door to the outside."""

from __future__ import annotations

import pytest

from gyotaku.errors import InputError
from gyotaku.model.facts import Registration
from gyotaku.transport import OFFLINE, replay

RECORDING = b"""{"format": 1, "source": "a page", "answers": [{"provider": "registration", "about": "domain:evil.example",
 "facts": [{"type": "Registration", "domain": "evil.example", "registered": "2026-03-10"}]}]}"""


def test_a_recording_answers_what_it_holds_and_nothing_else() -> None:
    """What is not in the recording was not asked: an empty list, never an empty answer."""
    door = replay("r.json", RECORDING)
    fact = door.ask("registration", "domain:evil.example")[0].facts[0]
    assert isinstance(fact, Registration)
    assert str(fact.registered) == "2026-03-10"
    assert door.ask("registration", "domain:other.example") == []
    assert door.recorded == "a page"


def test_offline_asks_nobody() -> None:
    """The default answers nothing and says why."""
    assert OFFLINE.ask("registration", "domain:evil.example") == []
    assert OFFLINE.unasked == "offline"


def test_a_broken_recording_is_said_in_one_line() -> None:
    """The user learns which file and which field."""
    with pytest.raises(InputError, match=r"r\.json: is not a recording"):
        replay("r.json", b'{"answers": 3}')
