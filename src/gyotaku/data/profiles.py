"""The visitors a capture imitates, from profiles.toml or from a file of the user's."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import tomli

from gyotaku.data.tables import read_table
from gyotaku.errors import UnknownName, UsageError
from gyotaku.model.noun import Noun


class Profile(Noun, frozen=True, kw_only=True):
    """One visitor."""

    name: str
    device: str
    """desktop | phone | none (a program without a browser)."""
    agent: str
    """person | bot | program."""
    system: str = ""
    language: str = ""
    user_agent: str
    """`{major}` stands for the browser's own major version."""
    accept_language: str = ""
    locale: str = "en-US"
    timezone: str = "UTC"
    width: int = 1280
    height: int = 800
    scale: float = 1.0
    region: str = ""
    """Where the proxy stands, for people and for the comparison."""
    proxy: str = ""
    """HTTP proxy of this visitor, `http://HOST:PORT`."""
    referrer: str = ""
    """Page the visitor seems to come from."""
    turn: int = 1
    """2 for the same visitor once more, after all others."""

    @property
    def phone(self) -> bool:
        """Whether the browser shows the page as a telephone does."""
        return self.device == "phone"


@cache
def profiles() -> dict[str, Profile]:
    """Return the built-in profiles by name, in the order of a full capture."""
    table = read_table("profiles.toml")
    return _read("profiles.toml", table, {})


def profiles_from(name: str, raw: bytes) -> dict[str, Profile]:
    """Read a user's file of profiles; they come on top of the built-in ones, which `like` may name."""
    try:
        table = tomli.loads(raw.decode())
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise UsageError(f"{name}: is not a file of profiles: {error}") from error
    return _read(name, table, profiles())


def chosen(names: tuple[str, ...], known: dict[str, Profile]) -> tuple[Profile, ...]:
    """Return the profiles of these names, all when none is given; an unknown name is an error that lists the known."""
    for name in names:
        if name not in known:
            raise UnknownName("profile", name, list(known))
    return tuple(known[name] for name in dict.fromkeys(names)) if names else tuple(known.values())


def _read(name: str, table: dict[str, Any], known: dict[str, Profile]) -> dict[str, Profile]:
    found = dict(known)
    for own, fields in table.get("profiles", {}).items():
        if not isinstance(fields, dict):
            raise UsageError(f"{name}: profile {own!r} is no table")
        like = fields.get("like", "")
        if like and like not in found:
            raise UsageError(f"{name}: profile {own!r} is like {like!r}, which does not stand before it")
        base = msgspec.structs.asdict(found[like]) if like else {}
        fresh = {**base, **{key: value for key, value in fields.items() if key != "like"}, "name": own}
        try:
            found[own] = msgspec.convert(fresh, Profile)
        except msgspec.ValidationError as error:
            raise UsageError(f"{name}: profile {own!r}: {error}") from error
    return found
