"""Settings."""

from __future__ import annotations

import msgspec
import pytest

from gyotaku.settings import DEFAULT, Settings


def test_settings_survive_the_wire() -> None:
    """One representation for memory and wire."""
    again = msgspec.json.decode(msgspec.json.encode(DEFAULT), type=Settings)
    assert again == DEFAULT


def test_an_unknown_setting_is_refused() -> None:
    """A misspelt limit must not silently leave the default in force."""
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(b'{"limits": {"part": 3}}', type=Settings)
