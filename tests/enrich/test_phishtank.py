from __future__ import annotations

import json

import pytest
from tests.enrich.answering import Pages, ports

from gyotaku.enrich.phishtank import ask
from gyotaku.model.facts import Listing
from gyotaku.settings import Choice
from gyotaku.transport import FailedError

AT = "https://checkurl.phishtank.com/checkurl/"
ABOUT = "url:https://evil.example/a?b=1"


@pytest.mark.parametrize(
    ("results", "listed"),
    [
        ({"in_database": False}, False),
        ({"in_database": True, "verified": False}, False),
        ({"in_database": True, "verified": "y", "valid": "y"}, True),
        ({"in_database": True, "verified": True, "valid": False}, True),
    ],
)
def test_only_what_people_verified_is_listed(results: dict[str, object], listed: bool) -> None:
    """Anybody may submit a URL; one that was verified stays listed after its page is gone."""
    web = Pages({AT: (200, json.dumps({"meta": {}, "results": results}).encode())})
    (answer,) = ask(ABOUT, ports(web, choice=Choice()))
    assert answer.facts == (Listing(about=ABOUT, listed=listed, list="PhishTank", category="phishing" if listed else ""),)
    assert web.posted == [b"url=https%3A%2F%2Fevil.example%2Fa%3Fb%3D1&format=json"]


def test_a_page_without_results_is_unparsable() -> None:
    """A challenge page or an error object is no answer."""
    for body in (b"<html>", b'{"errortext": "x"}'):
        with pytest.raises(FailedError, match="unparsable"):
            ask(ABOUT, ports(Pages({AT: (200, body)})))
