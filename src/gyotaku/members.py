"""What the open families hold: rules, observers, providers, exports and languages, each member with what it reads or tells."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

from gyotaku.data.blocklists import blocklists
from gyotaku.enrich import PROVIDERS, WAYS
from gyotaku.errors import UnknownName
from gyotaku.export import EXPORTS
from gyotaku.model.noun import Noun
from gyotaku.observe import OBSERVERS
from gyotaku.phrases import catalogue, languages
from gyotaku.rules import RULES
from gyotaku.settings import Online
from gyotaku.transport.ways import state


class Member(Noun, frozen=True, kw_only=True):
    """One member of an open family, as the listings show it."""

    name: str
    what: str
    """What it reads, asks or says, in English."""
    detail: dict[str, str] = {}


def members(family: str, online: Online) -> list[Member]:
    """List the members of a family; providers with their state under the settings. `UnknownName` for another family."""
    listings: dict[str, Callable[[], list[Member]]] = {
        "rules": _rules,
        "observers": _observers,
        "providers": partial(_providers, online),
        "exports": _exports,
        "languages": _languages,
    }
    if family not in listings:
        raise UnknownName("family", family, list(listings))
    return listings[family]()


def _rules() -> list[Member]:
    return [
        Member(
            name=rule.id,
            what=rule.text,
            detail={
                "severity": rule.severity.value,
                "stance": rule.stance.value,
                "hard": rule.hard,
                "attack": rule.attack,
                "reads": ", ".join(kind.__name__ for kind in rule.needs),
                "proves_not": rule.proves_not,
            },
        )
        for rule in RULES
    ]


def _observers() -> list[Member]:
    return [
        Member(name=one.name, what=one.reads, detail={"gives": ", ".join(kind.__name__ for kind in one.gives)})
        for one in OBSERVERS
    ]


def _providers(online: Online) -> list[Member]:
    """List every way of asking with its state under the settings, then who is asked nothing, then what only a person asks."""
    gives = {one.name: ", ".join(kind.__name__ for kind in one.gives) for one in PROVIDERS}
    rows = [
        Member(
            name=way.name,
            what=way.tells,
            detail={
                "state": state(way, online, os.environ),
                "provider": way.provider,
                "gives": gives.get(way.provider, ""),
                "about": ", ".join(way.about),
                "needs": way.needs,
                "key": way.key,
                "after": way.after,
            },
        )
        for way in WAYS
    ]
    asked = {way.provider for way in WAYS}
    rows += [
        Member(name=one.name, what=one.discloses, detail={"state": "offline", "provider": one.name, "gives": gives[one.name]})
        for one in PROVIDERS
        if one.name not in asked
    ]
    rows += [
        Member(name=name, what=f"what you type there, to {one.list}", detail={"state": "by hand", "url": one.url})
        for name, one in blocklists().manual.items()
    ]
    return rows


def _exports() -> list[Member]:
    return [Member(name=one.name, what=one.media_type, detail={"takes": one.takes}) for one in EXPORTS]


def _languages() -> list[Member]:
    return [Member(name=code, what=catalogue(code).text("language.name")) for code in languages()]
