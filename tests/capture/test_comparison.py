"""The comparison of visitors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.capture.visits import AT, BRANDED, CARD, visit

from gyotaku.capture.comparison import compare, differ, unrepeated
from gyotaku.model.capture import Pixels, Served, Stored, Visit

PAGE = "みどり商店街のお知らせ。毎月第二土曜日は朝市を開きます。地元の野菜、焼きたてのパンが並びます。"
FORM: dict[str, Any] = {"state": "phishing-form", "text": BRANDED, "forms": (CARD,)}
ERROR: dict[str, Any] = {"state": "error-page", "text": "We apologize, but your request has timed out."}
NAMES = ("desktop-ja", "iphone-ja", "android-ja", "desktop-en", "desktop-ja-mail", "bot", "desktop-ja-again")


def seen(*forms: str) -> tuple[Visit, ...]:
    """Return visits of all visitors with browsers: a form for those named, an error for the others."""
    at = (AT + timedelta(seconds=number) for number in range(len(NAMES)))
    return tuple(visit(name, started=next(at), **(FORM if name in forms else ERROR)) for name in NAMES)


@pytest.mark.parametrize(
    ("forms", "gate", "pair"),
    [
        (("iphone-ja",), "device-gated", ("desktop-ja", "iphone-ja")),
        (("iphone-ja", "android-ja"), "device-gated", ("desktop-ja", "iphone-ja")),
        (("android-ja",), "device-gated", ("desktop-ja", "android-ja")),
        (("desktop-ja-mail",), "referrer-gated", ("desktop-ja", "desktop-ja-mail")),
        (("desktop-ja",), "one-time", ("desktop-ja", "desktop-ja-again")),
        (tuple(name for name in NAMES if name != "desktop-en"), "region-gated", ("desktop-ja", "desktop-en")),
        (tuple(name for name in NAMES if name != "bot"), "bot-gated", ("desktop-ja", "bot")),
        (NAMES, "same", ("desktop-ja", "iphone-ja")),
        ((), "same", ("desktop-ja", "iphone-ja")),
        (tuple(name for name in NAMES if name != "desktop-ja-again"), "undecided", ("desktop-ja", "desktop-ja-again")),
    ],
)
def test_each_gate(forms: tuple[str, ...], gate: str, pair: tuple[str, str]) -> None:
    """The gate is what the two visitors named differ in."""
    found = compare(seen(*forms))
    assert (found.gate, found.pair) == (gate, pair)
    assert found.why


def test_never_from_one_visit() -> None:
    """One visit decides nothing, whatever it shows; neither do visits that timed out or were refused."""
    assert compare((visit(**FORM),)).gate == "undecided"
    assert compare((visit(**FORM), visit("iphone-ja", state="timeout"))).gate == "undecided"
    assert compare((visit(state="refused"), visit("iphone-ja", state="refused"))).gate == "undecided"
    assert compare(()).gate == "undecided"


def test_dead_and_challenge() -> None:
    """A host that answers nobody is dead; a page that asks everybody to prove a person is a challenge."""
    assert compare((visit(state="dead"), visit("iphone-ja", state="no-such-name"))).gate == "dead"
    assert compare((visit(state="challenge"), visit("iphone-ja", state="challenge"))).gate == "challenge"


def test_two_differences_at_once_name_no_gate() -> None:
    """Visitors who differ in device and language together show that there is a gate, not which."""
    found = compare((visit("desktop-en", **ERROR), visit("iphone-ja", **FORM)))
    assert (found.gate, found.pair) == ("undecided", ("desktop-en", "iphone-ja"))


def test_who_came_only_once_is_asked_again() -> None:
    """The visitor of a gate's pair whom no second visit repeats is named; where no gate is, nobody is."""
    assert unrepeated(seen("iphone-ja", "android-ja")) == ("iphone-ja",)
    assert unrepeated((visit(**ERROR), visit("iphone-ja", **FORM))) == ("desktop-ja", "iphone-ja")
    assert unrepeated(seen(*NAMES)) == ()
    assert unrepeated(seen("desktop-ja")) == ()


def test_a_lot_is_no_gate() -> None:
    """A visitor who is shown another page the second time was kept out by no gate, and by no token used up before."""
    twice = visit("iphone-ja", turn=2, **ERROR)
    assert compare((*seen("iphone-ja"), twice)).gate == "undecided"
    assert compare((*seen("iphone-ja"), visit("iphone-ja", turn=2, **FORM))).gate == "device-gated"


def test_several_gates() -> None:
    """A second gate is named beside the first."""
    found = compare(seen("desktop-ja", "iphone-ja", "android-ja", "desktop-ja-mail", "desktop-ja-again"))
    assert (found.gate, found.also) == ("region-gated", ("bot-gated",))


def test_a_page_that_varies_is_the_same() -> None:
    """Another order, a counter, a log-in form that only the wide layout shows: one page."""
    wide = visit(state="login-form", text=f"{PAGE} 会員ID パスワード", forms=(CARD,))
    narrow = visit("iphone-ja", state="alive", text=f"≡ {PAGE} 1234")
    assert differ(wide, narrow) == ""
    assert differ(visit(state="alive", text=PAGE), visit("desktop-en", state="alive", text="Midori street, every Saturday")) == ""


def test_another_site_is_another_page() -> None:
    """Two pages of one kind at different sites differ unless their words agree."""
    one = visit(state="alive", text=PAGE)
    assert differ(one, visit("iphone-ja", state="alive", final_url="https://else.example/", text="まったく別の文章です")) != ""
    assert differ(one, visit("iphone-ja", state="alive", final_url="https://m.evil.example/", text="まったく別の文章です")) == ""


def test_wholly_different_pages() -> None:
    """Two pages without forms differ when neither words nor structure nor looks agree."""

    def page(name: str, text: str, shape: dict[str, int], dhash: str) -> Visit:
        file = Stored(sha256="0" * 64, size=1, media_type="image/png")
        return visit(name, state="alive", text=text, shape=shape, picture=Pixels(file=file, width=9, height=8, dhash=dhash))

    one = page("desktop-ja", PAGE, {"body>p": 3}, "0" * 16)
    assert differ(one, page("iphone-ja", "ABCDEFGHIJKLMNOP", {"body>table": 9}, "f" * 16)) != ""
    assert differ(one, page("iphone-ja", "ABCDEFGHIJKLMNOP", {"body>p": 9}, "f" * 16)) == ""


def test_a_program_is_compared_by_the_source() -> None:
    """A page drawn by scripts is no other page for a program; another status or another form is."""
    browser = visit(state="phishing-form", text=BRANDED, forms=(CARD,))
    drawn = visit("plain", state="empty", served=Served(status=200, url="https://login.evil.example/x"))
    kept_out = visit("plain", state="error-page", served=Served(status=403, url="https://login.evil.example/x", text="Forbidden"))
    assert differ(visit(state="phishing-form", served=drawn.served), drawn) == ""
    assert differ(browser, kept_out) == "status 200 against 403"


def test_silence_and_refusals_are_no_answer_about_the_site() -> None:
    """Where some visits were refused by our own guard, the silence of the others proves neither `dead` nor `same`."""
    mixed = (visit("desktop-ja", state="dead"), visit("iphone-ja", state="dead"), visit("bot", state="refused"))
    assert compare(mixed).gate == "undecided"
    assert compare(mixed[:2]).gate == "dead"


def test_a_source_that_was_not_kept_is_not_compared() -> None:
    """A page too large to keep has no source; that is no empty page."""
    kept = Served(status=200, url="https://a.example/", text=PAGE, shape={"p": 5})
    unread = Served(status=200, url="https://a.example/")
    visits = (visit("desktop-ja", state="alive", text=PAGE, served=unread), visit("plain", state="alive", text=PAGE, served=kept))
    assert not differ(*visits)
