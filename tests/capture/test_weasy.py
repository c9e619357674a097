from __future__ import annotations

import io
import sys
import types
from typing import Any

import pypdf
import pytest
from PIL import ImageFile

from gyotaku.capture import picture, weasy
from gyotaku.capture.chromium import VARIABLE
from gyotaku.capture.pdf_words import readable


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


def test_without_its_libraries_it_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A WeasyPrint whose libraries of the system are missing raises when it is loaded; that is no reason to break."""

    class Loader:
        def find_spec(self, name: str, *_more: object) -> None:
            if name == "weasyprint":
                raise OSError

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(weasy, "find_spec", lambda _name: object())
    monkeypatch.setattr(sys, "meta_path", [Loader(), *sys.meta_path])
    assert not weasy.installed()


@pytest.mark.skipif(
    not weasy.installed(), reason="WeasyPrint or its libraries (apt-get install libpango-1.0-0) are not installed"
)
def test_it_prints_japanese() -> None:
    """Where it is installed it gives a tagged file with an outline, words that can be searched, and every font inside."""
    page = "<!DOCTYPE html><html lang='ja'><title>題</title><h1>報告</h1><p>本文 日用品</p><img src='http://127.0.0.1:9/x.png'>"
    file = pypdf.PdfReader(io.BytesIO(readable(weasy.printed(page))))
    root: Any = file.root_object
    shown: Any = file.pages[0]
    assert root["/MarkInfo"]["/Marked"]
    assert "/Outlines" in root
    assert "本文 日用品" in shown.extract_text()
    for font in shown["/Resources"]["/Font"].values():
        drawn = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(drawn)


@pytest.mark.skipif(not weasy.installed(), reason="WeasyPrint or its libraries are not installed")
def test_loading_it_changes_nothing_for_others() -> None:
    """On loading it tells Pillow to take cut pictures for whole ones; a cut picture in a mail must stay unreadable."""
    weasy.printed("<p>x</p>")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
