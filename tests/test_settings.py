"""Settings."""

from __future__ import annotations

import msgspec
import pytest

from gyotaku.errors import UsageError
from gyotaku.settings import DEFAULT, Settings, settings_from


def test_settings_survive_the_wire() -> None:
    """One representation for memory and wire."""
    again = msgspec.json.decode(msgspec.json.encode(DEFAULT), type=Settings)
    assert again == DEFAULT


def test_an_unknown_setting_is_refused() -> None:
    """A misspelt limit must not silently leave the default in force."""
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(b'{"limits": {"part": 3}}', type=Settings)


def test_a_settings_file_is_read_and_a_wrong_one_says_where() -> None:
    """A misspelt setting, a wrong type and no TOML at all are errors that name the file and the place."""
    read = settings_from("a.toml", b'[online]\ndisclosure = "full"\n[online.providers.rdap]\nendpoint = "http://127.0.0.1:1/"\n')
    assert read.online.disclosure == "full"
    assert read.online.providers["rdap"].endpoint == "http://127.0.0.1:1/"
    for wrong in (
        b"[online]\ndisclosed = 1\n",
        b'[online]\nseconds = "many"\n',
        b"[",
        b'[online]\ndisclosure = "all"\n',
        b"\xff",
    ):
        with pytest.raises(UsageError, match=r"a\.toml"):
            settings_from("a.toml", wrong)


def test_nothing_whole_is_disclosed_by_default() -> None:
    """The default tells others names of hosts at most, and connects to the public Internet only."""
    assert DEFAULT.online.disclosure == "host-only"
    assert DEFAULT.online.allow_networks == ()
