"""Profiles of visitors."""

from __future__ import annotations

import pytest

from gyotaku.data.profiles import chosen, profiles, profiles_from
from gyotaku.errors import UnknownName, UsageError

OWN = b"""
[profiles.osaka]
like = "iphone-ja"
proxy = "http://192.0.2.1:8080"
region = "Osaka"
"""


def test_every_question_has_two_visitors() -> None:
    """For device, language, referrer, robot and repetition there is a visitor that differs from the first in that alone."""
    first = profiles()["desktop-ja"]
    fields = ("device", "language", "referrer", "agent", "turn")
    for name, field in zip(("iphone-ja", "desktop-en", "desktop-ja-mail", "bot", "desktop-ja-again"), fields, strict=True):
        other = profiles()[name]
        assert [one for one in fields if getattr(first, one) != getattr(other, one)] == [field]
    assert profiles()["plain"].device == "none"


def test_profiles_of_the_users_own() -> None:
    """A profile of the user's takes everything from another and changes what it gives."""
    known = profiles_from("own.toml", OWN)
    assert (known["osaka"].user_agent, known["osaka"].region) == (profiles()["iphone-ja"].user_agent, "Osaka")
    assert [one.name for one in chosen(("osaka", "plain", "osaka"), known)] == ["osaka", "plain"]
    assert len(chosen((), profiles())) == len(profiles())


@pytest.mark.parametrize(
    "raw",
    [
        b"[",
        b"\xff",
        b"profiles.a = 1",
        b"[profiles.a]\nlike='nobody'",
        b"[profiles.a]\ndevice='x'",
        b"[profiles.a]\nlike='bot'\nwings=2",
    ],
)
def test_a_wrong_file_is_an_error(raw: bytes) -> None:
    """What is no file of profiles is refused with its name."""
    with pytest.raises(UsageError, match=r"own\.toml"):
        profiles_from("own.toml", raw)


def test_an_unknown_name() -> None:
    """An unknown profile is an error that lists the known ones."""
    with pytest.raises(UnknownName, match="iphone-ja"):
        chosen(("nokia",), profiles())
