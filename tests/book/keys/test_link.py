from __future__ import annotations

import pytest
from tests.book.keys.evidence import of

from gyotaku.book.keys.link import distinct, link, targets, template
from gyotaku.model.facts import Link


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        ("https://a.example/netsgvice/logyino/", "/netsgvice/logyino/"),
        ("https://b.example/wp-content/x/?id=7&mail=t@x.example", "/wp-content/x/?id=&mail="),
        ("https://c.example/paysite/2024/ab12cd34ef56ab78/", "/paysite/9/*/"),
        ("https://d.example/", ""),
        ("https://d.example/index.html", ""),
        ("https://d.example/login?id=3", ""),
        ("http://[broken", ""),
    ],
)
def test_the_template_keeps_the_kits_words(url: str, shape: str) -> None:
    """Tokens and numbers fold, parameters keep their names only; what anybody has is empty."""
    assert template(url) == shape


def test_official_hidden_and_picture_links_lead_nowhere() -> None:
    """Only what a reader would follow away from the brand counts; buttons first."""
    mine = Link(target="x", url="https://evil.example/netsgvice/logyino/", scheme="https", host="evil.example", button=True)
    plain = Link(target="x", url="https://evil.example/other/place", scheme="https", host="evil.example")
    official = Link(target="x", url="https://bank.example/netsgvice/", scheme="https", host="bank.example", official="bank")
    shown = Link(target="x", url="https://evil.example/netsgvice/logo", scheme="https", host="evil.example", carrier="img")
    evidence = of(plain, official, shown, mine)
    assert targets(evidence) == [mine, plain]
    assert [key.value for key in link(evidence)] == ["/netsgvice/logyino/", "/other/place"]


def test_no_more_values_are_computed_than_are_kept() -> None:
    """A newsletter has hundreds of links; the first few different ones are enough, and empty ones do not count."""
    values = iter(["a", "", "b", "a", "c", "d"])
    assert distinct(values, 3) == ["a", "b", "c"]
    assert list(values) == ["d"]
    assert distinct(iter(["", "a", "a"]), 3) == ["a"]
