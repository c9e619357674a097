"""Where a suspicious mail is reported, each place with its source and date."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_record
from gyotaku.model.noun import Noun


class Channel(Noun, frozen=True, kw_only=True):
    """One place: who, how to reach it, what it wants."""

    id: str
    name_ja: str
    name_en: str
    contact_ja: str
    contact_en: str
    wants_ja: str
    wants_en: str
    hosts: tuple[str, ...] = ()
    """Hosts that the texts name: they may stand in a publication as they are."""
    addresses: tuple[str, ...] = ()
    """Mail addresses that the texts name, likewise."""
    source: str
    date: str


class Channels(Noun, frozen=True, kw_only=True):
    """The list, in the order of a report."""

    channel: tuple[Channel, ...]


@cache
def channels() -> tuple[Channel, ...]:
    """Load the list."""
    return read_record("channels.toml", Channels).channel


def called(name: str) -> Channel | None:
    """Return the place that has this name in either language, or this id."""
    return next((one for one in channels() if name in {one.id, one.name_ja, one.name_en}), None)
