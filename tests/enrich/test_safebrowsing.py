from __future__ import annotations

import base64
import hashlib
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.enrich.answering import Pages, ports

from gyotaku.enrich.safebrowsing import ask, expressions
from gyotaku.model.facts import Listing
from gyotaku.transport import FailedError

ABOUT = "url:http://a.b.com/1/2.html?param=1"


PLAIN = "a.b.com/1/2.html?param=1 a.b.com/1/2.html a.b.com/ a.b.com/1/ b.com/1/2.html?param=1 b.com/1/2.html b.com/ b.com/1/"
DEEP = (
    "a.b.c.d.e.f.com/1.html a.b.c.d.e.f.com/ c.d.e.f.com/1.html c.d.e.f.com/ d.e.f.com/1.html d.e.f.com/ "
    "e.f.com/1.html e.f.com/ f.com/1.html f.com/"
)
ODD = (
    "www.example.com/a/b/A/ www.example.com/ www.example.com/a/ www.example.com/a/b/ "
    "example.com/a/b/A/ example.com/ example.com/a/ example.com/a/b/"
)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://a.b.com/1/2.html?param=1", PLAIN),
        ("http://a.b.c.d.e.f.com/1.html", DEEP),
        ("http://1.2.3.4/1/", "1.2.3.4/1/ 1.2.3.4/"),
        ("HTTP://WWW.Example.com:8080//a//b/%2541/#frag", ODD),
    ],
)
def test_expressions_are_those_of_the_documentation(url: str, found: str) -> None:
    """Examples of "URLs and Hashing": exact host and up to four suffixes, exact path and up to four prefixes."""
    assert expressions(url) == found.split()


def page(expression: str, threat: str) -> bytes:
    """Return an answer with the full hash of an expression."""
    whole = base64.b64encode(hashlib.sha256(expression.encode()).digest()).decode()
    return json.dumps(
        {"fullHashes": [{"fullHash": whole, "fullHashDetails": [{"threatType": threat}]}], "cacheDuration": "300s"}
    ).encode()


@pytest.mark.parametrize(
    ("expression", "threat", "category"),
    [
        ("b.com/1/", "SOCIAL_ENGINEERING", "phishing"),
        ("b.com/1/", "SOMETHING_NEW", ""),
        ("collision.example/", "SOCIAL_ENGINEERING", ""),
    ],
)
def test_the_full_hash_is_compared_here(expression: str, threat: str, category: str) -> None:
    """Another site with the same four bytes is no match; a threat type nobody knows is ignored, as documented."""
    web = Pages(lambda _url: (200, page(expression, threat)))
    (answer,) = ask(ABOUT, ports(web))
    assert answer.facts == (Listing(about=ABOUT, listed=bool(category), list="Google Safe Browsing", category=category),)


def test_only_four_bytes_of_hashes_leave() -> None:
    """Neither the URL nor its host stands in the question."""
    web = Pages(lambda _url: (200, b"{}"))
    ask(ABOUT, ports(web))
    query = parse_qs(urlsplit(web.asked[0]).query)
    assert len(query["hashPrefixes"]) == 8
    assert all(len(base64.b64decode(one)) == 4 for one in query["hashPrefixes"])
    assert "b.com" not in web.asked[0]


@pytest.mark.parametrize("body", [b"[]", b'{"fullHashes": {}}', b'{"fullHashes": {"a": 1}}', b'{"fullHashes": [1]}'])
def test_what_is_no_answer_fails(body: bytes) -> None:
    """A wrong form is never read as not listed; an empty object is an answer without hashes."""
    if body == b'{"fullHashes": {}}':
        assert ask(ABOUT, ports(Pages(lambda _url: (200, body))))[0].facts == (
            Listing(about=ABOUT, listed=False, list="Google Safe Browsing"),
        )
        return
    with pytest.raises(FailedError, match="unparsable"):
        ask(ABOUT, ports(Pages(lambda _url: (200, body))))
