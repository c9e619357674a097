"""How answers of WHOIS servers are read: labels, zones, sentences, and whom to ask first (see `whois.toml`)."""

from __future__ import annotations

from datetime import timedelta, timezone
from functools import cache

from gyotaku.data.tables import read_record
from gyotaku.model.noun import Noun


class Server(Noun, frozen=True, kw_only=True):
    """What one server's answers mean that does not stand in them."""

    zone: str = ""
    """Offset of times without one, as `+09:00`; empty when nobody knows it."""
    order: str = "dmy"
    """Order of the numbers of a date that does not begin with its year: dmy | mdy."""
    basis: str = ""

    @property
    def offset(self) -> timezone | None:
        """The zone of times that name none, or None when it is not known."""
        if not self.zone:
            return None
        hours, minutes = self.zone[1:].split(":")
        span = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-span if self.zone[0] == "-" else span)


class Whois(Noun, frozen=True, kw_only=True):
    """The whole list."""

    date: str
    source: str
    labels: dict[str, tuple[str, ...]]
    """Labels by what they head (created, expires, registrar …), the most telling first, in lower case."""
    private: dict[str, tuple[str, ...]]
    says: dict[str, tuple[str, ...]]
    """Sentences by what they say: available, reserved, refused."""
    server: dict[str, Server]
    zones: dict[str, int]
    registry: dict[str, str]
    form: dict[str, str]


@cache
def whois() -> Whois:
    """Load the list."""
    return read_record("whois.toml", Whois)
