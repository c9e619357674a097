"""What is visited, and what is taken out of it first."""

from __future__ import annotations

import base64

import pytest

from gyotaku.capture.targets import STAND_IN, changed, cleaned, targets, without_addresses
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Fact, Link, Token

TO = Address(role="to", address="taro.yamada@victim.example", local="taro.yamada", domain="victim.example")


def evidence(*facts: Fact) -> Evidence:
    """Return the evidence of facts."""
    return Evidence().plus(tuple(Observation(id="", fact=fact) for fact in facts))


def link(url: str, *, button: bool = False) -> Link:
    """Return a link to a URL."""
    host = url.split("/")[2]
    return Link(target=url, url=url, scheme="https", host=host, registrable=host, button=button)


def test_tokens_are_changed_and_told() -> None:
    """A token is replaced by one of the same shape; the note says where and why, never what."""
    url = "https://evil.example/a?id=Ab3f9Q7z&m=taro.yamada%40victim.example"
    tokens = (
        Token(value="Ab3f9Q7z", basis="high-entropy", url=url),
        Token(value="taro.yamada%40victim.example", basis="recipient-address", url=url),
    )
    found = cleaned(link(url), evidence(TO, *tokens))
    assert "Ab3f9Q7z" not in found.url
    assert "yamada" not in found.url
    assert found.url.startswith("https://evil.example/a?id=")
    assert found.url.endswith("&m=visitor%40example.com")
    assert found.altered == ("high-entropy at 26-34", "recipient-address at 37-65")
    assert found.asked == url


def test_who_is_still_named_is_not_visited() -> None:
    """A URL that names the recipient in a way nobody took out is not opened."""
    for url in ("https://evil.example/u/taro.yamada/", "https://taro.yamada.victim.example/x?u=Taro%2EYamada"):
        assert cleaned(link(url), evidence(TO)).url == ""
    lost = Token(value="nowhere", basis="high-entropy", url="https://evil.example/x")
    assert cleaned(link("https://evil.example/x"), evidence(TO, lost)).url == ""


def test_an_address_nobody_noticed_goes_too() -> None:
    """Any mail address behind the host is replaced; one in the authority is how a site may be reached."""
    assert (
        without_addresses("https://evil.example/?u=a.b@c.example#z@y.example")[0]
        == f"https://evil.example/?u={STAND_IN}#{STAND_IN}"
    )
    assert without_addresses("https://user@evil.example/x") == ("https://user@evil.example/x", [])
    assert without_addresses(f"https://evil.example/{STAND_IN}")[1] == []


@pytest.mark.parametrize(
    ("value", "basis"),
    [("Ab3f9Q7z-1", "high-entropy"), ("d41d8cd98f00b204", "hash-of-recipient"), ("a%2Fb12", "numbered-parameter")],
)
def test_a_changed_token_keeps_its_shape(value: str, basis: str) -> None:
    """Letters stay letters, digits digits, escapes themselves; the same value is changed the same way."""
    found = changed(value, basis)
    assert (found != value, len(found)) == (True, len(value))
    assert [char.isdigit() for char in found] == [char.isdigit() for char in value]
    assert found == changed(value, basis)
    assert ("%2F" in found) == ("%2F" in value)


def test_coded_addresses() -> None:
    """An address in base64 becomes another address in base64."""
    assert base64.urlsafe_b64decode(changed("dGFybw==", "base64-of-recipient") + "==").decode().startswith("visitor@")
    assert changed("taro@victim.example", "recipient-address") == STAND_IN


def test_buttons_first_each_site_once() -> None:
    """The button's site is visited first, official sites never, a site once."""
    one, two = link("https://one.example/a"), link("https://two.example/", button=True)
    official = Link(target="https://b.example/", url="https://b.example/", scheme="https", host="b.example", official="brand")
    found = targets(evidence(one, link("https://one.example/b"), official, two), 3)
    assert [target.asked for target in found] == ["https://two.example/", "https://one.example/a"]
    assert len(targets(evidence(one, two), 1)) == 1
