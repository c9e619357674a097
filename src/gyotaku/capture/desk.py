"""What a face may ask about pages: visit one as several visitors, verify the bundle that a visit left."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gyotaku.capture.bundle import STAMP, verify, write
from gyotaku.capture.targets import without_addresses
from gyotaku.model.capture import Capture, Manifest, Stamped
from gyotaku.settings import DEFAULT, Online, Visits


class Captures:
    """Visits by the settings, and their bundles."""

    def __init__(self, settings: Visits, online: Online = DEFAULT.online) -> None:
        self._settings = settings
        self._online = online

    def take(self, url: str, out: Path | None = None) -> Capture:
        """Visit a URL as every visitor of the settings and compare; keep the bundle in `out` where one is named.

        Mail addresses in the URL are taken out first. Raises `CaptureError` where no page could be visited, and `StampError`
        where the settings name an authority that did not stamp the bundle; that is kept all the same.
        """
        # What opens sockets and starts browsers is loaded only where a visit is wanted.
        from gyotaku.capture.taking import capture  # noqa: PLC0415 - see above

        opened, altered = without_addresses(url)
        with capture(opened, self._settings, asked=url, altered=tuple(altered)) as (made, files):
            if out is not None:
                write(made, files, out)
        if out is not None and self._settings.time_stamp:
            self.stamp(out)
        return made

    def stamp(self, bundle: Path) -> Stamped:
        """Have a bundle stamped by the authority of the settings. This tells it a digest, over the network."""
        # As above: the library is optional, and the door to the outside heavy.
        from gyotaku.capture.stamping import stamp  # noqa: PLC0415 - see above

        allowed = (*self._online.allow_networks, *self._settings.allow_networks)
        return stamp(bundle, self._settings.time_stamp, msgspec.structs.replace(self._online, allow_networks=allowed))

    @staticmethod
    def stamped(bundle: Path, authorities: bytes = b"") -> Stamped | None:
        """Return what the time stamp of a bundle says, verified under certificates (PEM) where some are given; None without."""
        if not (bundle / STAMP).is_file():
            return None
        from gyotaku.capture.stamping import stamp_of  # noqa: PLC0415 - as above

        return stamp_of(bundle, authorities)

    @staticmethod
    def verify(bundle: Path) -> tuple[Manifest, tuple[str, ...]]:
        """Compare every file of a bundle with its manifest; return it and what does not agree."""
        return verify(bundle)
