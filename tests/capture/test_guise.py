"""As whom a visit comes."""

from __future__ import annotations

from pathlib import Path

from gyotaku.capture.guise import about, identity, surroundings
from gyotaku.data.profiles import profiles


def test_identity() -> None:
    """Chrome's major version is the real one; only Chrome sends client hints, and the weights of languages are the browser's."""
    desktop = identity(profiles()["desktop-ja"], "156.0.8078.79")
    assert "Chrome/156.0.0.0" in desktop["userAgent"]
    assert desktop["acceptLanguage"] == "ja,en-US,en"
    assert desktop["userAgentMetadata"]["platform"] == "Windows"
    phone = identity(profiles()["iphone-ja"], "156.0.8078.79")
    assert phone["platform"] == "iPhone"
    assert "userAgentMetadata" not in phone


def test_a_visit_is_kept_apart_from_everything_else() -> None:
    """Through our proxy, without service workers and permissions, and with broken certificates left broken."""
    made = surroundings(profiles()["iphone-ja"], "156.0.8078.79", 8123, Path("har.json"))
    assert made["proxy"] == {"server": "http://127.0.0.1:8123"}
    assert (made["service_workers"], made["permissions"], made["ignore_https_errors"]) == ("block", [], False)
    assert made["is_mobile"]
    assert made["has_touch"]


def test_a_visit_says_who_came() -> None:
    """What tells two visitors apart when they are compared."""
    first, again = about(profiles()["desktop-ja"]), about(profiles()["desktop-ja-again"])
    assert (first["turn"], again["turn"]) == (1, 2)
    assert about(profiles()["iphone-ja"])["device"] == "phone"
