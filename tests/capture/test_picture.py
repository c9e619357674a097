from __future__ import annotations

import io
import os
import re
import shutil
import socket
import stat
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest
from PIL import Image
from tests.browsers import needs_browser
from tests.reported import pocketcard

from gyotaku.capture import picture
from gyotaku.capture.chromium import VARIABLE
from gyotaku.capture.picture import PictureError, photograph, printed
from gyotaku.desk import Desk

PAGE = '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>題名</title></head><body>{}</body></html>'


@pytest.fixture
def canary() -> Iterator[str]:
    """A server that fails the test when anybody speaks to it."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    heard: list[object] = []

    def listen() -> None:
        while True:
            try:
                heard.append(server.accept())
            except TimeoutError:
                continue
            except OSError:
                return

    threading.Thread(target=listen, daemon=True).start()
    host, port = server.getsockname()
    yield f"{host}:{port}"
    server.close()
    assert heard == []


@needs_browser
def test_a_page_becomes_a_picture_and_its_words() -> None:
    """Pixels, and what the browser would tell a screen reader: generated words too, so that the gate can read all of it."""
    body = "<style>p::after{content:'生成'}</style><p>見える文字</p><p style='display:none'>隠れた文字</p><img alt='絵' src=x>"
    found = photograph(PAGE.format(body))
    shown = "".join(found.words)
    assert "見える文字" in shown
    assert "生成" in shown
    assert "絵" in shown
    assert "隠れた" not in shown
    assert Image.open(io.BytesIO(found.png)).width == 1020
    assert found.engine.startswith("Chromium ")
    assert not found.cut


@needs_browser
def test_the_browser_reaches_nobody(canary: str) -> None:
    """No picture, style, frame, refresh or script of a page gets through to a server, on this machine or elsewhere."""
    body = (
        f"<img src='http://{canary}/a'><iframe src='http://{canary}/b'></iframe><link rel=stylesheet href='http://{canary}/c'>"
        f"<meta http-equiv=refresh content='0;url=http://{canary}/d'><script>fetch('http://{canary}/e')</script>"
        f"<style>@import 'http://{canary}/f';body{{background:url(http://{canary}/g)}}</style>"
    )
    assert photograph(PAGE.format(body)).png


@needs_browser
def test_scripts_do_not_run() -> None:
    """A script changes nothing in the picture."""
    shown = "".join(photograph(PAGE.format("<p id=x>before</p><script>x.textContent='after'</script>")).words)
    assert "before" in shown
    assert "after" not in shown


@needs_browser
def test_a_long_page_is_cut_and_says_so() -> None:
    """The picture is bounded, whatever the page."""
    found = photograph(PAGE.format("<div style='height:90000px;width:5000px'>x</div>"))
    size = Image.open(io.BytesIO(found.png)).size
    assert found.cut
    assert size[0] <= 1500
    assert size[1] <= 6300


@needs_browser
def test_a_report_becomes_paper() -> None:
    """Tagged, with an outline and a language, Japanese that can be copied, fonts inside, no script, no time of printing."""
    page = PAGE.format("<h1>報告</h1><h2>鯖の件</h2><p>日本語の本文です。</p>")
    pdf = printed(page)
    paper = pypdf.PdfReader(io.BytesIO(pdf))
    assert "日本語の本文です。" in paper.pages[0].extract_text()
    root = paper.root_object
    assert str(root["/MarkInfo"]).count("True") == 1
    assert str(root["/Lang"]) == "ja"
    assert [str(entry.get("/Title")) for entry in paper.outline if not isinstance(entry, list)] == ["報告"]
    assert paper.metadata is not None
    assert paper.metadata.title == "題名"
    assert paper.metadata.creation_date is None
    assert pdf == printed(page)


def _truetype() -> bool:
    """Whether the Japanese TrueType fonts are there that the style sheet names."""
    program = shutil.which("fc-list")
    if program is None:
        return False
    found = subprocess.run([program, ":", "family"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - as found
    return {"BIZ UDGothic", "BIZ UDPGothic"} <= set(re.split("[,\n]", found))


@needs_browser
@pytest.mark.skipif(not _truetype(), reason="no Japanese TrueType fonts (apt-get install fonts-morisawa-bizud-gothic)")
def test_a_report_holds_real_fonts() -> None:
    """With TrueType fonts on the machine a report's PDF embeds them by name, as subsets, and no font as drawings (Type 3)."""
    paper = pypdf.PdfReader(io.BytesIO(printed(Desk().export("html", pocketcard(), "ja").decode())))
    fonts: list[Any] = [
        font.get_object() for shown in paper.pages for font in (cast("Any", shown)["/Resources"].get("/Font") or {}).values()
    ]
    assert {font["/Subtype"] for font in fonts} == {"/Type0"}
    assert any("BIZUDPGothic" in font["/BaseFont"] for font in fonts)
    drawn = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert all("/FontFile2" in one for one in drawn)
    assert "送信元のサーバー" in "".join(page.extract_text() for page in paper.pages)


def test_without_a_browser_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A named browser that is not there: no picture, a code, and a sentence that says what to do."""
    monkeypatch.setenv(VARIABLE, "/nowhere/chromium")
    with pytest.raises(PictureError, match="no-chromium") as caught:
        photograph("<p>x</p>")
    assert "GYOTAKU_CHROMIUM" in caught.value.advice


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for the browser is a shell script")
@pytest.mark.parametrize(("does", "why"), [("sleep 60", "timeout"), ("exit 3", "browser-failed")])
def test_a_browser_that_hangs_or_fails_is_ended(does: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limit ends whatever was started; both are reasons, not errors of ours."""
    fake = tmp_path / "chromium"
    fake.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\n{does}\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(VARIABLE, str(fake))
    with pytest.raises(PictureError, match=why):
        photograph("<p>x</p>", seconds=6.0 if why == "timeout" else 60.0)
    for written in tmp_path.glob("pid"):
        assert not Path(f"/proc/{written.read_text().strip()}").exists()


def test_every_code_has_its_advice() -> None:
    """What a person can mend is said for each code that the machine's set-up causes."""
    assert {"no-driver", "no-chromium"} <= picture._ADVICE.keys()
    assert re.search(r"apt install", PictureError("no-chromium").advice)
    assert "odd" in PictureError("odd").advice
