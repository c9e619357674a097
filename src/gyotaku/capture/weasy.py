"""Paper without a browser: WeasyPrint, where it is installed (`pip install gyotaku[pdf]`). It loads nothing from anywhere."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from PIL import ImageFile


def installed() -> bool:
    """Whether WeasyPrint can be used: it is there, and so are the libraries of the system that it loads (Pango)."""
    if find_spec("weasyprint") is None:
        return False
    try:
        # Only loading it tells whether its libraries are there.
        _weasyprint()
    except OSError:
        return False
    return True


def _weasyprint() -> ModuleType:
    """Load WeasyPrint, which on loading tells Pillow to take cut pictures for whole ones; that must hold for no one else."""
    kept = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        return import_module("weasyprint")
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = kept


def printed(page: str) -> bytes:
    """Print a self-contained page as PDF: tagged, with an outline, its fonts embedded."""
    # Optional, and slow to load.
    HTML = _weasyprint().HTML  # noqa: N806 - a class
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - see above

    inside = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    return bytes(HTML(string=page, url_fetcher=inside).write_pdf(pdf_tags=True))
