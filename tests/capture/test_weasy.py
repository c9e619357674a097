from __future__ import annotations

import sys
import types

import pytest

from gyotaku.capture import picture, weasy
from gyotaku.capture.chromium import VARIABLE


def test_nothing_is_loaded_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever address a page names, only data: addresses are opened."""
    asked: list[tuple[object, dict[str, object]]] = []

    def fetcher(**allowed: object) -> dict[str, object]:
        return allowed

    class Page:
        def __init__(self, string: str, url_fetcher: dict[str, object]) -> None:
            asked.append((string, url_fetcher))

        @staticmethod
        def write_pdf(**_options: object) -> bytes:
            return b"%PDF-1.7"

    fake, urls = types.ModuleType("weasyprint"), types.ModuleType("weasyprint.urls")
    fake.__dict__.update(HTML=Page, urls=urls)
    urls.__dict__.update(URLFetcher=fetcher)
    monkeypatch.setitem(sys.modules, "weasyprint", fake)
    monkeypatch.setitem(sys.modules, "weasyprint.urls", urls)
    assert weasy.printed("<p>x</p>") == b"%PDF-1.7"
    assert asked == [("<p>x</p>", {"allowed_protocols": ("data",), "allow_redirects": False})]


def test_it_stands_in_where_there_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a Chromium, PDF is written by WeasyPrint where that is installed; the time of printing is blanked here too."""
    monkeypatch.setenv(VARIABLE, "/nowhere/chromium")
    monkeypatch.setattr(weasy, "installed", lambda: True)
    monkeypatch.setattr(weasy, "printed", lambda _page: b"%PDF /CreationDate (D:20260315172900+09'00') /Title (x)")
    pdf = picture.printed("<p>x</p>")
    assert b"CreationDate" not in pdf
    assert pdf.endswith(b"/Title (x)")


@pytest.mark.skipif(not weasy.installed(), reason="WeasyPrint is not installed (pip install gyotaku[pdf])")
def test_it_prints_japanese() -> None:
    """Where it is installed, it gives a tagged file."""
    pdf = weasy.printed("<!DOCTYPE html><html lang='ja'><title>題</title><h1>報告</h1><p>本文</p></html>")
    assert pdf.startswith(b"%PDF")
