"""Paper without a browser: WeasyPrint, where it is installed (`pip install gyotaku[pdf]`). It loads nothing from anywhere."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any


def installed() -> bool:
    """Whether WeasyPrint is there, without importing it."""
    return find_spec("weasyprint") is not None


def printed(page: str) -> bytes:
    """Print a self-contained page as PDF: tagged, with an outline, its fonts embedded."""
    # Optional, and slow to load.
    from weasyprint import HTML, default_url_fetcher  # noqa: PLC0415 - see above

    def only_inside(url: str, *words: Any, **named: Any) -> Any:
        if not url.startswith("data:"):
            raise ValueError("nothing is loaded from outside")
        return default_url_fetcher(url, *words, **named)

    return bytes(HTML(string=page, url_fetcher=only_inside).write_pdf(pdf_tags=True))
