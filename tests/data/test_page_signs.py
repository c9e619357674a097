"""What pages say of themselves."""

from __future__ import annotations

from gyotaku.data.page_signs import host_of, mark_of, pressable, says, says_short, waiting


def test_words() -> None:
    """Words are found whatever their case and blanks; in a long text only the title's would count."""
    assert says("error", "Request  TIMED\nout") == "timed out"
    assert says_short("error", "404 Not Found") == "not found"
    assert says_short("error", "Not Found " + "本文" * 500) == ""
    assert says("parked", "朝市のお知らせ") == ""


def test_waiting_and_pressable() -> None:
    """A short page that asks to wait is one; a button says no more than "go on"."""
    assert waiting("少々お待ちください")
    assert not waiting("ようこそ")
    assert pressable(" Continue ")
    assert not pressable("Continue to payment")


def test_hosts_and_marks() -> None:
    """Services are known by their hosts, sub-domains included, and by marks in the source."""
    assert host_of("challenge", ("a.example", "js.hcaptcha.com")) == "js.hcaptcha.com"
    assert host_of("challenge", ("nothcaptcha.com",)) == ""
    assert mark_of("challenge", "<div class='cf-turnstile'>") == "cf-turnstile"
    assert host_of("browser", ("content-autofill.googleapis.com",)) != ""
