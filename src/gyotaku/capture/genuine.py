"""Icons and logos of genuine sites, learned from bundles that the user captured there: what a page elsewhere may show instead.

Only a bundle whose files agree with its manifest counts, and only visits that ended at a host of the brand list: nobody's page
teaches us what another company's icon is. Of the pictures on such a page only the first that the page itself calls a logo is
taken: the others may be those of partners.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from gyotaku.capture.bundle import load, verify
from gyotaku.capture.pictures import apart
from gyotaku.data.brands import Brand, owner_of_web
from gyotaku.errors import UsageError
from gyotaku.model.capture import Icon, Logo
from gyotaku.model.noun import Noun

NEAR = 3
"""Bits of 64 in which the looks of one icon differ at most, drawn in two sizes."""
PLAIN = 8
"""An icon with fewer set (or unset) bits than this is one colour or nearly: it looks like any other."""
STRETCHED = 0.15
"""Part of its shape (width over height) in which a copy of a logo differs at most."""


class Mark(Noun, frozen=True, kw_only=True):
    """The icon or the logo of a genuine site."""

    brand: Brand
    sha256: str = ""
    """Of an icon's file; a logo has none."""
    dhash: str = ""
    shape: float = 0.0
    """Width over height of a logo; 0 for an icon."""

    def shown_by(self, icon: Icon) -> bool:
        """Whether an icon is this one, byte for byte or by its looks."""
        return not self.shape and (icon.file.sha256 == self.sha256 or self._looks_like(icon.dhash))

    def drawn_by(self, logo: Logo) -> bool:
        """Whether a part of a page's picture looks like this logo."""
        return bool(self.shape) and abs(logo.shape / self.shape - 1) <= STRETCHED and self._looks_like(logo.dhash)

    def _looks_like(self, dhash: str) -> bool:
        bits = int(self.dhash or "0", 16).bit_count()
        return bool(dhash) and PLAIN <= bits <= 64 - PLAIN and apart(dhash, self.dhash) <= NEAR


def marks(folders: tuple[str, ...]) -> tuple[Mark, ...]:
    """Learn the icons and logos of these bundles; one that was changed, or holds no genuine site, is a `UsageError`."""
    return tuple({(mark.sha256, mark.dhash): mark for folder in folders for mark in _marks(Path(folder))}.values())


def _marks(folder: Path) -> list[Mark]:
    _, wrong = verify(folder)
    if wrong:
        raise UsageError(f"{folder}: nothing is learned from a bundle that was changed: {wrong[0]}")
    found = []
    for visit in load(folder).visits:
        owner = owner_of_web(urlsplit(visit.final_url).hostname or "")
        if owner is None:
            continue
        # An icon that came from somebody else says nothing about the owner.
        if visit.icon is not None and owner_of_web(urlsplit(visit.icon.url).hostname or "") == owner:
            found.append(Mark(brand=owner, sha256=visit.icon.file.sha256, dhash=visit.icon.dhash))
        named = [logo for logo in visit.logos if logo.named]
        found += [Mark(brand=owner, dhash=logo.dhash, shape=logo.shape) for logo in named[:1]]
    if not found:
        raise UsageError(f"{folder}: holds no icon or logo of a site of the brand list, so nothing can be learned from it.")
    return found
