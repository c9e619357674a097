from __future__ import annotations

import io

import pypdf
import pytest
from tests.browsers import needs_browser
from tests.export.test_publication import MAIL, TRACES
from tests.reported import pocketcard

from gyotaku import analyse
from gyotaku.capture.picture import PictureError
from gyotaku.desk import Desk
from gyotaku.errors import PublicationError, UsageError
from gyotaku.export import export
from gyotaku.report import build


def test_paper_shows_the_page_that_the_gate_reads() -> None:
    """What is printed is the HTML export, byte for byte."""
    one = pocketcard()
    report = build(one, "ja")
    assert export("pdf", report, one, printer=lambda page: page) == export("html", report, one)


def test_there_is_something_to_print_with_or_an_error() -> None:
    """The export itself knows no browser."""
    one = pocketcard()
    with pytest.raises(UsageError, match="print"):
        export("pdf", build(one, "ja"), one)


def test_the_gate_holds_for_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that would name the recipient is never printed."""
    printed: list[str] = []

    def paper(page: str) -> bytes:
        printed.append(page)
        return b"%PDF"

    monkeypatch.setattr("gyotaku.desk.printed", paper)
    # As if masking had failed altogether.
    monkeypatch.setattr("gyotaku.report.builder.mask", lambda case: case)
    monkeypatch.setattr("gyotaku.desk.mask", lambda case: case)
    with pytest.raises(PublicationError):
        Desk().export("pdf", analyse(MAIL), "ja")
    assert printed == []


def test_without_a_browser_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, with the package to install."""

    def nothing(_page: str) -> bytes:
        raise PictureError("no-chromium")

    monkeypatch.setattr("gyotaku.desk.printed", nothing)
    with pytest.raises(UsageError, match="apt install chromium"):
        Desk().export("pdf", pocketcard(), "ja")


@needs_browser
def test_the_report_on_paper() -> None:
    """A4, tagged, an outline of all sections, Japanese that can be searched, nothing of the recipient, no link that opens."""
    paper = pypdf.PdfReader(io.BytesIO(Desk().export("pdf", analyse(MAIL), "ja")), strict=True)
    said = "".join(page.extract_text() for page in paper.pages).replace("\n", "")
    assert "リンク先ページの状態" in said
    assert {trace for trace in TRACES if trace in said.lower()} == set()
    assert "login[.]pokect-card[.]example" in said.replace(" ", "")
    assert round(float(paper.pages[0].mediabox.width)) == 595
    assert "True" in str(paper.root_object["/MarkInfo"])
    assert len([entry for one in paper.outline if isinstance(one, list) for entry in one if not isinstance(entry, list)]) >= 12
    uris = [
        annotation.get_object()["/A"]["/URI"]
        for page in paper.pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    ]
    assert not [uri for uri in uris if "pokect" in uri]
