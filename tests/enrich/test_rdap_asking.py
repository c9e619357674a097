from __future__ import annotations

import json
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest
from tests.corpora import members
from tests.enrich.answering import NOW, Page, Pages, ports
from tests.loopback import Page as Page_
from tests.loopback import Respond, http

from gyotaku.data.rdap_services import day_of, for_address
from gyotaku.enrich import WAYS
from gyotaku.enrich.rdap_asking import address, domain
from gyotaku.model.facts import Network, Registration
from gyotaku.settings import Choice, Online
from gyotaku.transport import Answer, FailedError
from gyotaku.transport.live import Live

OURS = Choice(endpoint="https://rdap.test/")


def answer(**more: object) -> bytes:
    """Return a domain object with a time of registration."""
    events = [{"eventAction": "registration", "eventDate": "2026-03-12T04:05:06Z"}]
    return json.dumps({"objectClassName": "domain", "ldhName": "EVIL.EXAMPLE", "events": events, **more}).encode()


def test_the_registry_is_asked_about_the_registered_domain() -> None:
    """The host below it is nobody's business there; the answer keeps source, time, words and hash."""
    web = Pages({"https://rdap.test/domain/evil.co.jp": (200, answer(ldhName="EVIL.co.jp."))})
    (found,) = domain("domain:login.evil.co.jp", ports(web, choice=OURS))
    (fact,) = found.facts
    assert isinstance(fact, Registration)
    assert (fact.domain, str(fact.registered)) == ("evil.co.jp", "2026-03-12")
    assert (found.source, found.at) == ("RDAP rdap.test", NOW)
    assert found.note == "EVIL.co.jp.; registration: 2026-03-12T04:05:06Z"
    assert found.raw_sha256 == found.sha256
    assert "rdap+json" in web.sent[0]["Accept"]


def test_without_a_setting_iana_says_whom_to_ask() -> None:
    """The bootstrap table leads to the registry."""
    web = Pages({})
    assert domain("domain:evil.com", ports(web)) == []
    assert web.asked == ["https://rdap.verisign.com/com/v1/domain/evil.com"]
    with pytest.raises(FailedError, match="no-service"):
        domain("domain:evil.cn", ports(web))


def test_the_registrar_is_asked_when_the_registry_does_not_know_the_registrant() -> None:
    """What it says stands beside; that it fails takes nothing away, and is told with its reason."""
    link = {"rel": "related", "type": "application/rdap+json", "href": "https://registrar.test/domain/evil.example"}
    holder = {"roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "Somebody"]]]}
    for page, sources in (
        ((200, answer(entities=[holder])), [("RDAP rdap.test", ""), ("RDAP registrar.test", "")]),
        ((500, b""), [("RDAP rdap.test", ""), ("RDAP registrar.test", "unparsable")]),
        ((200, b"<html>"), [("RDAP rdap.test", ""), ("RDAP registrar.test", "unparsable")]),
    ):
        known = {"https://rdap.test/domain/evil.example": (200, answer(links=[link])), str(link["href"]): page}
        assert [(one.source, one.outcome) for one in domain("domain:evil.example", ports(Pages(known), choice=OURS))] == sources


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ((200, b"<html>"), "unparsable"),
        ((200, b"[]"), "unparsable"),
        ((200, b'{"objectClassName": "entity"}'), "unparsable"),
        ((200, answer(ldhName="good.example")), "another-subject"),
        ((403, answer()), "refused"),
        ((200, b'{"errorCode": 429, "title": "slow down"}'), "refused"),
        ((400, answer()), "unparsable"),
    ],
)
def test_what_is_no_answer_fails_with_its_reason(page: Page, why: str) -> None:
    """Refusals and nonsense are told apart, and neither is read as not registered."""
    with pytest.raises(FailedError) as failed:
        domain("domain:evil.example", ports(Pages({"https://rdap.test/domain/evil.example": page}), choice=OURS))
    assert failed.value.why == why


def test_an_address_is_asked_at_its_regional_registry() -> None:
    """The network's holder, range and country come back for the address asked."""
    body = {
        "objectClassName": "ip network",
        "name": "EVIL-NET",
        "country": "NL",
        "startAddress": "192.0.2.0",
        "endAddress": "192.0.2.255",
    }
    web = Pages({"https://rdap.test/ip/192.0.2.7": (200, json.dumps(body).encode())})
    (found,) = address("ip:192.0.2.7", ports(web, choice=OURS))
    (fact,) = found.facts
    assert isinstance(fact, Network)
    assert (fact.ip, fact.organisation, fact.country, found.provider) == ("192.0.2.7", "EVIL-NET", "NL", "network")
    assert address("ip:192.0.2.8", ports(web, choice=OURS)) == []
    with pytest.raises(FailedError, match="no-service"):
        address("ip:224.0.0.1", ports(web))


def test_an_answer_by_an_old_table_says_how_old_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks move between the regional registries: the day of IANA's table is part of who says so, unless it is fresh."""
    base = for_address(ip_address("198.51.100.7")).rstrip("/")
    body = {"objectClassName": "ip network", "name": "NET", "startAddress": "198.51.100.0", "endAddress": "198.51.100.255"}
    web = Pages({f"{base}/ip/198.51.100.7": (200, json.dumps(body).encode())})
    (old,) = address("ip:198.51.100.7", ports(web))
    assert old.source.endswith(f"(by IANA's table of {day_of(4)})")
    monkeypatch.setattr("gyotaku.enrich.rdap_asking.day_of", lambda _version: ports(web).now().date())
    (fresh,) = address("ip:198.51.100.7", ports(web))
    assert fresh.source == old.source.partition(" (")[0]


def _asked_over_loopback(respond: Respond) -> tuple[list[Answer] | str, list[str]]:
    """Ask a server of ours about a domain of the collection; return the answers, or the reason why there are none."""
    with http(respond) as server:
        choice = Choice(endpoint=server.url, seconds=20)
        live = Live(Online(allow_networks=("127.0.0.1/32",), providers={"rdap": choice}))
        way = next(one for one in WAYS if one.name == "rdap")
        try:
            return domain("domain:microsoft.click", live.ports(way)), server.asked
        except FailedError as error:
            return error.why, server.asked


def test_a_registrys_real_answer_is_read_from_a_server() -> None:
    """The collected answer, after a redirect and after a wait that was asked for; the day is the registry's."""
    (raw,) = [raw for name, raw in members("registry.tar.xz") if name.endswith("/microsoft.click.json")]
    kind = {"Content-Type": "application/rdap+json"}
    pages: list[Page_] = [
        (429, {"Retry-After": "1"}, b""),
        (302, {"Location": "/elsewhere/domain/microsoft.click"}, b""),
        (200, kind, raw),
        *[(404, kind, b"")] * 3,
    ]
    answers, asked = _asked_over_loopback(lambda *_: pages.pop(0))
    assert not isinstance(answers, str)
    (fact,) = answers[0].facts
    assert isinstance(fact, Registration)
    assert fact.registered_at == datetime(2014, 11, 12, 19, 15, 55, 283_000, tzinfo=UTC)
    assert [line.split()[1] for line in asked[:3]] == [*["/domain/microsoft.click"] * 2, "/elsewhere/domain/microsoft.click"]
    assert answers[0].raw_sha256


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ((404, {}, b'{"errorCode": 404}'), []),
        ((429, {"Retry-After": "3600"}, b""), "rate-limited"),
        ((503, {}, b""), "http-503"),
        ((200, {}, b"<html>"), "unparsable"),
    ],
)
def test_a_server_without_an_answer_says_why(page: Page_, told: list[Answer] | str) -> None:
    """Not registered is an answer; busy, broken and unreadable are failures with their reason."""
    assert _asked_over_loopback(lambda *_: page)[0] == told
