"""Icons of genuine sites, learned from bundles that the user captured there: what a page elsewhere may be showing in their place.

Only a bundle whose files agree with its manifest counts, and only visits that ended at a host of the brand list: nobody's page
teaches us what another company's icon is.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from gyotaku.capture.bundle import load, verify
from gyotaku.capture.pictures import apart
from gyotaku.data.brands import Brand, owner_of_web
from gyotaku.errors import UsageError
from gyotaku.model.capture import Icon
from gyotaku.model.noun import Noun

NEAR = 3
"""Bits of 64 in which the looks of one icon differ at most, drawn in two sizes."""
PLAIN = 8
"""An icon with fewer set (or unset) bits than this is one colour or nearly: it looks like any other."""


class Mark(Noun, frozen=True, kw_only=True):
    """The icon of a genuine site."""

    brand: Brand
    sha256: str
    dhash: str = ""

    def shown_by(self, icon: Icon) -> bool:
        """Whether an icon is this one, byte for byte or by its looks."""
        if icon.file.sha256 == self.sha256:
            return True
        bits = int(self.dhash or "0", 16).bit_count()
        return bool(icon.dhash) and PLAIN <= bits <= 64 - PLAIN and apart(icon.dhash, self.dhash) <= NEAR


def marks(folders: tuple[str, ...]) -> tuple[Mark, ...]:
    """Learn the icons of these bundles; one that was changed, or holds no genuine site, is a `UsageError`."""
    return tuple({mark.sha256: mark for folder in folders for mark in _marks(Path(folder))}.values())


def _marks(folder: Path) -> list[Mark]:
    _, wrong = verify(folder)
    if wrong:
        raise UsageError(f"{folder}: nothing is learned from a bundle that was changed: {wrong[0]}")
    found = []
    for visit in load(folder).visits:
        owner = owner_of_web(urlsplit(visit.final_url).hostname or "")
        # An icon that came from somebody else says nothing about the owner.
        kin = owner is not None and visit.icon is not None and owner_of_web(urlsplit(visit.icon.url).hostname or "") == owner
        if owner is not None and visit.icon is not None and kin:
            found.append(Mark(brand=owner, sha256=visit.icon.file.sha256, dhash=visit.icon.dhash))
    if not found:
        raise UsageError(f"{folder}: holds no icon of a site of the brand list, so nothing can be learned from it.")
    return found
