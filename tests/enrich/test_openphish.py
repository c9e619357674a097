from __future__ import annotations

import pytest
from tests.enrich.answering import Pages, ports

from gyotaku.enrich.openphish import FEED, ask
from gyotaku.model.facts import Listing
from gyotaku.transport import FailedError

LIST = b"https://evil.example/login/\nhttp://other.example/x\n"


@pytest.mark.parametrize(
    ("url", "listed", "category"),
    [
        ("https://evil.example/login", True, "phishing"),
        ("https://EVIL.example/other", True, "phishing, another address of the host"),
        ("https://evil.example.good.example/", False, ""),
    ],
)
def test_a_url_is_looked_up_here_exactly_first(url: str, listed: bool, category: str) -> None:
    """The same address, then another one of the same host; a longer name is another host."""
    (answer,) = ask(f"url:{url}", ports(Pages({FEED: (200, LIST)})))
    assert answer.facts == (Listing(about=f"url:{url}", listed=listed, list="OpenPhish", category=category),)
    assert answer.raw == ""


def test_the_list_is_fetched_once_and_never_tells_what_for() -> None:
    """One fetch serves every question of a run."""
    web = Pages({FEED: (200, LIST)})
    door = ports(web)
    for number in range(5):
        ask(f"url:https://h{number}.example/", door)
    assert web.asked == [FEED]


@pytest.mark.parametrize("page", [(200, b""), (200, b"<html>moved</html>"), (404, LIST)])
def test_what_is_no_list_is_unparsable(page: tuple[int, bytes]) -> None:
    """An error page with status 200 would otherwise clear every URL."""
    with pytest.raises(FailedError, match="unparsable"):
        ask("url:https://evil.example/", ports(Pages({FEED: page})))
