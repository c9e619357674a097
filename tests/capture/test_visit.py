"""One visit with a browser: who it says it is, and what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from tests.capture import sites
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture.taking import capture
from gyotaku.model.capture import Capture, Visit

ECHO = """<meta charset=utf-8><title>t</title><pre id=x></pre><script>document.getElementById('x').textContent =
JSON.stringify([navigator.userAgent, navigator.languages, navigator.webdriver, navigator.platform, innerWidth > 600]);
console.log('seen')</script><img src=/dot.png>"""


def _echo(asked: sites.Asked) -> sites.Answer:
    if asked.path == "/dot.png":
        return 200, {"Content-Type": "image/png"}, b""
    return sites.html(ECHO, headers={"X-Seen": f"{asked.language} / {asked.referrer or None}"})


@needs_browser
def test_visitors_are_who_they_say() -> None:
    """What the page's scripts and the server see agrees with the profile: agent, languages, platform, size, referrer."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja", "iphone-ja", "desktop-ja-mail"))
    with sites.serving(_echo) as site, capture(site.url(), settings) as (made, _folder):
        desktop, phone, mail = (json.loads(visit.text) for visit in made.visits)
        headers = [dict(visit.headers)["x-seen"] for visit in made.visits]
    assert "Windows NT" in desktop[0]
    assert (desktop[1][0], desktop[2], desktop[3], desktop[4]) == ("ja", False, "Win32", True)
    assert ("iPhone" in phone[0], phone[3]) == (True, "iPhone")
    assert mail == desktop
    assert headers == ["ja,en-US;q=0.9,en;q=0.8 / None", "ja / None", "ja,en-US;q=0.9,en;q=0.8 / https://mail.yahoo.co.jp/"]


@pytest.fixture(scope="module")
def form() -> tuple[Capture, dict[str, bytes]]:
    """A capture of the seed's page by two visitors, with its files."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja", "iphone-ja"))
    with sites.serving(sites.seed) as site, capture(site.url("/netsgvice/logyino/"), settings) as (made, folder):
        return made, {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "files").iterdir()}


@needs_browser
def test_everything_is_kept(form: tuple[Capture, dict[str, bytes]]) -> None:
    """Chain, status, headers, title, text, DOM, HTTP archive, picture, form with labels, scripts and comments are there."""
    made, files = form
    phone: Visit = made.visits[1]
    assert [(step.how, step.status) for step in phone.steps] == [("asked", 200)]
    assert dict(phone.headers)["content-type"].startswith("text/html")
    assert phone.title.startswith("ポケットカード")
    assert "ご利用制限" in phone.text
    assert phone.page is not None
    assert b"netsgvice" in files[phone.page.path]
    assert phone.har is not None
    assert json.loads(files[phone.har.path])["log"]["entries"]
    assert phone.picture is not None
    assert files[phone.picture.file.path].startswith(b"\x89PNG")
    assert phone.picture.width >= 390
    fields = {field.name: field for field in phone.forms[0].fields}
    assert (fields["loginPw"].kind, fields["cardNo"].label, fields["cardNo"].autocomplete) == (
        "password",
        "カード番号",
        "cc-number",
    )
    assert phone.forms[0].action.endswith("/netsgvice/logyino/post.php")
    assert phone.forms[0].asks == ("login", "password", "card", "expiry", "security-code")
    assert phone.scripts
    assert phone.comments == ("tpl 3 pk",)
    assert phone.served is not None
    assert made.browser.startswith("Chromium ")


@needs_browser
def test_what_the_capture_says(form: tuple[Capture, dict[str, bytes]]) -> None:
    """The page is the seed's: a time-out for the desktop, a form in the brand's name for the telephone."""
    made, _ = form
    assert [visit.state for visit in made.visits] == ["error-page", "phishing-form"]
    assert made.compared.gate == "device-gated"
    assert {type(fact).__name__ for fact in made.facts} >= {"PageView", "Cloaking", "Form", "PageBrand", "PageKit"}


@needs_browser
def test_one_continue_is_pressed(tmp_path: Path) -> None:
    """A button that only says "go on" is pressed once when that is wished, and a page that asks for something is left alone."""
    del tmp_path

    def gate(asked: sites.Asked) -> sites.Answer:
        if asked.path == "/in":
            return sites.html(sites.LOGIN)
        return sites.html("<p>ご確認ください</p><button onclick=\"location.href='/in'\">続ける</button>")

    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja",), press_continue=True)
    with sites.serving(gate) as site:
        with capture(site.url(), settings) as (made, _folder):
            assert [step.how for step in made.visits[0].steps] == ["asked", "continue"]
            assert made.state == "phishing-form"
        with capture(site.url(), msgspec.structs.replace(settings, press_continue=False)) as (made, _folder):
            assert made.state == "alive"
