"""Ways of asking: how one party is asked, what it is told, and for how long its answer holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from gyotaku.settings import Choice, Online
from gyotaku.transport.ports import Ports
from gyotaku.transport.recording import Answer

Ask = Callable[[str, Ports], list[Answer]]
"""Asks about one subject (`domain:…`, `ip:…`, `url:…`). No answers in the list means: looked for, not there."""

LEVELS = ("never", "host-only", "full")
"""Levels of disclosure, least first."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way of asking for a provider's facts."""

    name: str
    provider: str
    ask: Ask
    tells: str
    """For people: what leaves the machine, and to whom."""
    needs: str = "host-only"
    """Level of disclosure it needs at least: never (nothing about the case leaves) | host-only | full."""
    about: tuple[str, ...] = ("domain",)
    """Kinds of subject it can be asked about: domain | ip | url | dns."""
    key: str = ""
    """Environment variable of its key; empty when it needs none."""
    holds: int = 86_400
    """Seconds an answer is kept for, at most."""
    interval: float = 0.0
    """Least time in seconds between two questions."""
    after: str = ""
    """Asked only when the way of this name gave no fact."""
    off: bool = False
    """Asked only when the user chose a level for it by name: it contacts the sender's own machines, or costs much."""


def in_force(way: Way, online: Online, environment: Mapping[str, str]) -> Choice:
    """Return what holds for a way: its own choice, else the general one; the key also from the environment."""
    own = online.providers.get(way.name, Choice())
    general = "never" if way.off else online.disclosure
    key = own.key or (environment.get(way.key, "").strip() if way.key else "")
    return msgspec.structs.replace(own, disclosure=own.disclosure or general, key=key)


def closed_because(way: Way, choice: Choice) -> str:
    """Return why a way is not asked under a choice (off | not-disclosed | no-key), or "" when it is open."""
    if way.off and choice.disclosure == "never":
        return "off"
    if LEVELS.index(choice.disclosure) < LEVELS.index(way.needs):
        return "not-disclosed"
    return "no-key" if way.key and not choice.key else ""


def state(way: Way, online: Online, environment: Mapping[str, str]) -> str:
    """Return for people whether a way would be asked: ready | needs key | needs disclosure | off."""
    words = {"": "ready", "no-key": "needs key", "not-disclosed": f"needs disclosure {way.needs}", "off": "off"}
    return words[closed_because(way, in_force(way, online, environment))]
