"""Links of a whole mail."""

from __future__ import annotations

from tests.observing import observed

from gyotaku.model.facts import Link

HTML = """From: a@a.example
To: taro@home.example
List-Unsubscribe: <https://ct.a.example/unsub?u=1>, <mailto:leave@a.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

こちら https://evil.example/login へ
別の宛先：https://plain.example/xをご確認

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<html><body>
<p>%s</p>
</body></html>
--b--
"""


def _links(html: str) -> list[Link]:
    return [link for link, _ in observed(HTML % html, "links").of(Link)]


def test_one_fact_for_each_target() -> None:
    """A target is stated once with its count over all parts; the mention a reader meets is the one shown."""
    links = _links('<a href="https://evil.example/login"></a><a href="https://evil.example/login">今すぐ認証する</a>')
    first = next(link for link in links if link.host == "evil.example")
    assert (first.count, first.text, first.carrier, first.registrable, first.tld) == (
        3,
        "今すぐ認証する",
        "href",
        "evil.example",
        "example",
    )
    assert [link.carrier for link in links if link.host == "plain.example"] == ["plain"]


def test_target_stays_as_in_the_mail() -> None:
    """The target is the attribute's value with character references resolved, only trimmed; the URL stands beside it."""
    links = _links('<a href=" HTTPS://Evil.Example/a?b=1&amp;c=2 ">x</a>')
    link = next(link for link in links if link.carrier == "href")
    assert (link.target, link.url) == ("HTTPS://Evil.Example/a?b=1&c=2", "https://evil.example/a?b=1&c=2")


def test_shown_address_and_footer() -> None:
    """A text that reads as an address gives the host it shows; the links below a mail's last words are its footer."""
    links = _links(
        '<a href="https://evil.example/1">https://www.bank.example/login</a></p><p>x</p><p>y</p><p>配信停止は'
        '<a href="https://evil.example/2">こちら</a>'
    )
    by_target = {link.target[-1]: link for link in links if link.carrier == "href"}
    assert by_target["1"].shown == "www.bank.example"
    assert (by_target["1"].footer, by_target["2"].footer) == (False, True)
    assert by_target["2"].shown is None


def test_header_links() -> None:
    """Targets of List-Unsubscribe are carried by a header and count as footer."""
    found = [(link.target, link.scheme, link.footer) for link in _links("x") if link.carrier == "header"]
    assert found == [("https://ct.a.example/unsub?u=1", "https", True), ("mailto:leave@a.example", "mailto", True)]


def test_service_and_final_target() -> None:
    """A redirector's target is read, its own traits and those of the host behind it are joined."""
    url = "https://www.google.com/url?q=https%3A%2F%2Fx.workers.dev%2Flogin"
    link = next(link for link in _links(f'<a href="{url}">x</a>') if link.carrier == "href")
    assert (link.service, link.final, link.final_host) == ("Google", "https://x.workers.dev/login", "x.workers.dev")
    assert link.goes_to == "x.workers.dev"
    assert {"redirector", "free-hosting"} <= set(link.traits)


def test_official_owner_of_the_final_host() -> None:
    """The brand whose own host is reached is named; a page that only names the brand's page in its own URL is not that brand."""
    official = next(link for link in _links('<a href="https://www.amazon.co.jp/x">x</a>') if link.carrier == "href")
    decoy = next(
        link for link in _links('<a href="https://evil.example/?url=https://www.amazon.co.jp/">x</a>') if link.carrier == "href"
    )
    assert official.official
    assert (decoy.official, decoy.final, "decoy-url" in decoy.traits) == ("", "", True)


def test_hidden_and_data_links() -> None:
    """A hidden link says so; a page inside a data: URL is opened one level."""
    links = _links(
        '<div style="display:none"><a href="https://hidden.example/">x</a></div>'
        '<a href="data:text/html;base64,PGEgaHJlZj0iaHR0cHM6Ly9pbm5lci5leGFtcGxlL2EiPng8L2E+">開く</a>'
    )
    assert [link.hidden for link in links if link.host == "hidden.example"] == [True]
    assert [link.traits[0] for link in links if link.scheme == "data"] == ["data-url"]
    assert [link.carrier for link in links if link.host == "inner.example"] == ["data"]


def test_places() -> None:
    """A link in plain text stands at a range of its part's text; the excerpt of an anchor shows text and target."""
    evidence = observed(HTML % '<a href="https://evil.example/b">押す</a>', "links")
    seen = {link.target: place for link, place in evidence.of(Link)}
    where = seen["https://plain.example/x"].where
    assert where is not None
    assert (where.place, where.unit, (where.end or 0) - (where.start or 0)) == ("part:1", "text", len("https://plain.example/x"))
    assert seen["https://evil.example/b"].excerpt == "押す → https://evil.example/b"


def test_links_are_bounded() -> None:
    """A mail of many thousand links gives no more facts than the limit."""
    many = "".join(f'<a href="https://evil.example/{number}">x</a>' for number in range(3_000))
    assert len(_links(many)) <= 2_000
