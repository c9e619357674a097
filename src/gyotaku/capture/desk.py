"""What a face may ask about pages: visit one as several visitors, verify the bundle that a visit left."""

from __future__ import annotations

from pathlib import Path

from gyotaku.capture.bundle import verify, write
from gyotaku.capture.targets import without_addresses
from gyotaku.model.capture import Capture, Manifest
from gyotaku.settings import Visits


class Captures:
    """Visits by the settings, and their bundles."""

    def __init__(self, settings: Visits) -> None:
        self._settings = settings

    def take(self, url: str, out: Path | None = None) -> Capture:
        """Visit a URL as every visitor of the settings and compare; keep the bundle in `out` where one is named.

        Mail addresses in the URL are taken out first. Raises `CaptureError` where no page could be visited.
        """
        # What opens sockets and starts browsers is loaded only where a visit is wanted.
        from gyotaku.capture.taking import capture  # noqa: PLC0415 - see above

        opened, altered = without_addresses(url)
        with capture(opened, self._settings, asked=url, altered=tuple(altered)) as (made, files):
            if out is not None:
                write(made, files, out)
        return made

    @staticmethod
    def verify(bundle: Path) -> tuple[Manifest, tuple[str, ...]]:
        """Compare every file of a bundle with its manifest; return it and what does not agree."""
        return verify(bundle)
