"""What the store and the campaigns say to each other.

The store asks the pure functions of a `Placer` (book/joining.py) and does what they answer. `near` holds only neighbours by keys
that speak. None of the functions touches a database; the store keeps the counts, finds the neighbours by their keys, and writes
the answer down with its reasons. A specimen is named here by its number in the book.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from gyotaku.model.case import Case
from gyotaku.model.noun import Noun


class Key(Noun, frozen=True, kw_only=True, order=True):
    """One thing about a case that another case of the same campaign would share. Equal keys match; there is no distance.

    A near-duplicate is several keys of one family (bands of a MinHash). At most `KEYS` of a case are kept.
    """

    family: str
    """subject | body | html | link | sender | kit | ip | prefix | as | name-server | registrar-day | page | favicon | script |
    certificate | certificate-print | contact … Two keys of one family say one thing."""
    value: str
    """Normalised, never empty, at most 200 characters: what a reader sees as the reason."""


KEYS = 64
"""Most keys kept of one case."""

NEAR = 24
"""Most neighbours taken for one key, newest first."""


class Known(Noun, frozen=True, kw_only=True):
    """How often the book has seen a key, this case not counted."""

    cases: int = 0
    genuine: int = 0
    """Of those, cases judged genuine (by the verdict, or by an analyst's override)."""
    brands: tuple[str, ...] = ()
    """Ids of the different brands they imitate, at most nine."""


UNSEEN = Known()


class Mine(Noun, frozen=True, kw_only=True):
    """The case to be placed."""

    specimen: int
    sha256: str
    keys: tuple[Key, ...]
    brand: str = ""
    subject: str = ""
    label: str = ""
    """Label in force: the verdict's, or an analyst's."""
    seen: date | None = None
    campaign: str = ""
    """Where it stands now, when it is placed again on late evidence; empty for a new case."""


class Near(Noun, frozen=True, kw_only=True):
    """A case of the book that shares at least one key with mine."""

    specimen: int
    sha256: str
    shares: tuple[Key, ...]
    brand: str = ""
    label: str = ""
    seen: date | None = None
    campaign: str = ""
    """Id of its campaign; empty when it stands alone."""
    fixed: bool = False
    """An analyst put it where it is, or pinned its campaign."""
    apart: tuple[str, ...] = ()
    """Campaigns that an analyst said its campaign must never be merged with."""


class Reason(Noun, frozen=True, kw_only=True):
    """Why two cases belong together, or are similar: the keys they share."""

    specimen: int
    """The other case."""
    keys: tuple[Key, ...]


class Placement(Noun, frozen=True, kw_only=True):
    """Where a new case belongs. The store carries it out and records it."""

    action: str = "alone"
    """alone | found (a new campaign, with `founders`) | join (`campaign`) | merge (`campaign` takes in `absorbed` and mine)."""
    campaign: str = ""
    founders: tuple[int, ...] = ()
    """Specimens without a campaign that belong to it besides mine: they come along."""
    absorbed: tuple[str, ...] = ()
    title: str = ""
    """For `found`: what to call the campaign; a reader sees it."""
    reasons: tuple[Reason, ...] = ()
    similar: tuple[Reason, ...] = ()
    """Thin links: similar cases, not the campaign. At most ten, best first."""


class Member(Noun, frozen=True, kw_only=True):
    """A case of a campaign with its keys, when late evidence asks whether the campaign still holds together."""

    specimen: int
    keys: tuple[Key, ...]
    brand: str = ""
    label: str = ""
    seen: date | None = None
    fixed: bool = False


class Placer(Protocol):
    """The pure functions, together; the facade passes the built-in ones, tests may pass others."""

    def keys(self, case: Case, /) -> tuple[Key, ...]:
        """List the keys of a case."""

    def speaks(self, key: Key, known: Known, /) -> bool:
        """Whether a key is rare enough to mean something."""

    def place(self, mine: Mine, known: dict[Key, Known], near: tuple[Near, ...], /) -> Placement:
        """Say where a case belongs."""

    def regroup(self, members: tuple[Member, ...], known: dict[Key, Known], /) -> tuple[tuple[int, ...], ...]:
        """Say which members of a campaign still belong together: groups of specimens, largest first."""


class Alone:
    """The placer that joins nothing, for books without campaigns and for tests of the store alone."""

    def keys(self, _case: Case, /) -> tuple[Key, ...]:
        """Find no key."""
        return ()

    def speaks(self, _key: Key, _known: Known, /) -> bool:
        """Believe no key."""
        return False

    def place(self, _mine: Mine, _known: dict[Key, Known], _near: tuple[Near, ...], /) -> Placement:
        """Leave the case alone."""
        return Placement()

    def regroup(self, members: tuple[Member, ...], _known: dict[Key, Known], /) -> tuple[tuple[int, ...], ...]:
        """Keep the members together."""
        return (tuple(member.specimen for member in members),)
