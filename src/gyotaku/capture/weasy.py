"""Paper without a browser: WeasyPrint, where it is installed (`pip install gyotaku[pdf]`). It loads nothing from anywhere."""

from __future__ import annotations

from importlib.util import find_spec


def installed() -> bool:
    """Whether WeasyPrint can be used: it is there, and so are the libraries of the system that it loads (Pango)."""
    if find_spec("weasyprint") is None:
        return False
    try:
        # Only loading it tells whether its libraries are there.
        import weasyprint  # noqa: F401, PLC0415 - see above
    except OSError:
        return False
    return True


def printed(page: str) -> bytes:
    """Print a self-contained page as PDF: tagged, with an outline, its fonts embedded."""
    # Optional, and slow to load.
    from weasyprint import HTML  # noqa: PLC0415 - see above
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - see above

    inside = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    return bytes(HTML(string=page, url_fetcher=inside).write_pdf(pdf_tags=True))
