"""The state of a page."""

from __future__ import annotations

from typing import Any

import pytest
from tests.capture.visits import BRANDED, CARD, LOGIN, URL, visit

from gyotaku.capture.imitation import imitated
from gyotaku.capture.state import TELLING, asks, judged, most_telling
from gyotaku.model.capture import Contacted, Download

TEXT = "みどり商店街のお知らせ。毎月第二土曜日は朝市を開きます。" * 40
CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"text": TEXT}, "", "alive"),
    ({"text": BRANDED, "title": "ポケットカード", "forms": (LOGIN,)}, "", "phishing-form"),
    ({"text": "会員の方はログインしてください", "forms": (LOGIN,)}, "", "login-form"),
    ({"text": "お支払い", "forms": (CARD,)}, "", "card-form"),
    ({"text": "We apologize, but your request has timed out."}, "", "error-page"),
    ({"text": TEXT, "status": 404}, "", "error-page"),
    ({"text": "お待ちください…"}, "", "waiting"),
    ({"text": f"この看板は「お待ちください」と言う。{TEXT}"}, "", "alive"),
    ({"title": "Just a moment...", "status": 403}, "<div class=cf-turnstile>", "challenge"),
    ({"text": "Welcome", "headers": (("cf-mitigated", "challenge"),), "status": 403}, "", "challenge"),
    ({"title": "Suspected phishing site", "text": "Warning"}, "", "warning"),
    ({"text": "This domain is for sale! Buy this domain."}, "", "parked"),
    ({"text": "", "title": ""}, "", "empty"),
    ({"text": "", "pictures": 2}, "", "alive"),
    ({"text": "", "cuts": ("reading",)}, "", "unread"),
    ({"text": "", "cuts": ("reading",), "status": 503}, "", "error-page"),
    ({"final_url": "https://www.pocketcard.co.jp/", "text": BRANDED, "forms": (LOGIN,)}, "", "genuine-site"),
    ({"failure": "download", "downloads": (Download(url=URL, filename="a.exe"),)}, "", "download"),
    ({"failure": "redirect-loop"}, "", "redirect-loop"),
    ({"failure": "certificate"}, "", "certificate-error"),
    ({"failure": "timeout"}, "", "timeout"),
    ({"failure": "no-answer"}, "", "dead"),
    (
        {"failure": "no-answer", "hosts": (Contacted(host="login.evil.example", port=443, refused="no-such-name"),)},
        "",
        "no-such-name",
    ),
    (
        {"failure": "no-answer", "hosts": (Contacted(host="login.evil.example", port=443, refused="address-loopback"),)},
        "",
        "refused",
    ),
]


@pytest.mark.parametrize(("fields", "source", "state"), CASES)
def test_each_state(fields: dict[str, Any], source: str, state: str) -> None:
    """A page's state follows from what it shows, and says on what it was decided."""
    one = visit(**fields)
    found = judged(one, URL, imitated(one), source)
    assert found.state == state
    assert found.why
    assert state in TELLING


def test_a_genuine_site_asked_for_itself_is_no_redirect() -> None:
    """A brand's own page that was asked for is judged by what it shows."""
    url = "https://www.pocketcard.co.jp/login"
    one = visit(final_url=url, text=BRANDED, forms=(LOGIN,))
    assert judged(one, url, imitated(one)).state == "login-form"


def test_a_refused_part_does_not_refuse_the_page() -> None:
    """Only where the way itself was refused is the page unknown; a refused picture is no matter."""
    one = visit(text=TEXT, hosts=(Contacted(host="127.0.0.1", port=80, refused="address-loopback"),))
    assert judged(one, URL, None).state == "alive"


def test_the_most_telling_state() -> None:
    """A form tells more than an error, and a browser more than a program."""
    form, error = visit(state="login-form"), visit(state="error-page")
    program = visit("plain", state="card-form")
    assert most_telling((error, form, program)) == "login-form"
    assert most_telling((program,)) == "card-form"
    assert most_telling(()) == ""


def test_asks() -> None:
    """What several forms ask for is listed once."""
    assert asks(visit(forms=(LOGIN, CARD, LOGIN))) == ("login", "password", "card", "security-code")
