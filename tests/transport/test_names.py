from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.loopback import Heard, names

from gyotaku.errors import UsageError
from gyotaku.transport.names import Names, servers
from gyotaku.transport.outbound import Gate, Log
from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError

ZONE: dict[tuple[str, str], tuple[str, ...] | str] = {
    ("evil.example", "A"): ("192.0.2.7", "192.0.2.5"),
    ("evil.example", "AAAA"): ("2001:DB8::1",),
    ("evil.example", "MX"): ("10 MX.evil.example.", "20 mx2.evil.example."),
    ("evil.example", "NS"): ("NS1.dns.example.",),
    ("evil.example", "TXT"): ('"v=spf1 " "-all"', '"other"'),
    ("evil.example", "CAA"): ('0 issue "ca.example"',),
    ("evil.example", "SOA"): ("ns1.dns.example. host.evil.example. 1 2 3 4 5",),
    ("www.evil.example", "CNAME"): ("evil.example.",),
    ("7.2.0.192.in-addr.arpa", "PTR"): ("Host.evil.example.",),
    ("empty.example", "TXT"): ("x",),
    ("broken.example", "A"): "servfail",
    ("closed.example", "A"): "refused",
    ("long.example", "TXT"): "cut",
    ("silent.example", "A"): "silent",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Heard]:
    """One DNS server for all tests of this file."""
    with names(ZONE) as heard:
        yield heard


def ask(
    server: Heard, name: str, rrtype: str, *, seconds: float = 5, log: Log | None = None
) -> tuple[str, tuple[str, ...], int | None]:
    """Ask the server and return outcome, values and TTL."""
    port = Names((("127.0.0.1", server.port),), Gate(log or Log(), "test"), Deadline(seconds))
    found = port.query(name, rrtype)
    return found.outcome, found.values, found.ttl


@pytest.mark.parametrize(
    ("name", "rrtype", "values"),
    [
        ("evil.example", "A", ("192.0.2.5", "192.0.2.7")),
        ("evil.example", "AAAA", ("2001:db8::1",)),
        ("evil.example", "MX", ("10 mx.evil.example", "20 mx2.evil.example")),
        ("evil.example", "NS", ("ns1.dns.example",)),
        ("evil.example", "TXT", ("other", "v=spf1 -all")),
        ("evil.example", "CAA", ("0 issue ca.example",)),
        ("evil.example", "SOA", ("ns1.dns.example. host.evil.example. 1 2 3 4 5",)),
        ("www.evil.example", "CNAME", ("evil.example",)),
        ("7.2.0.192.in-addr.arpa", "PTR", ("host.evil.example",)),
    ],
)
def test_every_type_is_read_in_its_text_form_and_keeps_its_time(
    server: Heard, name: str, rrtype: str, values: tuple[str, ...]
) -> None:
    """Names in lower case without the last dot, strings joined (RFC 7208 section 3.3), in a fixed order, TTL kept."""
    assert ask(server, name, rrtype) == ("answer", values, 300)


def test_no_data_and_no_such_name_are_answers(server: Heard) -> None:
    """That there is nothing is known; it is no failure (RFC 2308)."""
    assert ask(server, "empty.example", "A")[0] == "no-data"
    assert ask(server, "nowhere.example", "A")[0] == "no-such-name"


@pytest.mark.parametrize(("name", "why"), [("broken.example", "servfail"), ("closed.example", "refused")])
def test_what_the_server_could_not_or_would_not_say_is_a_failure(server: Heard, name: str, why: str) -> None:
    """SERVFAIL and REFUSED say nothing about the name."""
    with pytest.raises(FailedError) as failed:
        ask(server, name, "A")
    assert failed.value.why == why


def test_a_cut_answer_is_asked_again_over_tcp(server: Heard) -> None:
    """The TC bit means that the rest comes over TCP (RFC 7766)."""
    outcome, values, _ = ask(server, "long.example", "TXT")
    assert (outcome, len(values)) == ("answer", 60)
    assert [line for line in server.asked if line.startswith("long.example")] == ["long.example TXT", "long.example TXT tcp"]


def test_silence_ends_at_the_deadline_and_is_logged(server: Heard) -> None:
    """A server that does not answer costs the time of the question, no more."""
    log = Log()
    with pytest.raises(FailedError, match="timeout"):
        ask(server, "silent.example", "A", seconds=0.3, log=log)
    assert {line.outcome for line in log.lines()} == {"timeout"}


@pytest.mark.parametrize("name", ["a" * 64 + ".example", "日本.example", "a..example", "x." * 200 + "example"])
def test_what_is_no_name_is_never_sent(server: Heard, name: str) -> None:
    """A label too long, an unconverted IDN or an empty label is refused before the network."""
    before = len(server.asked)
    with pytest.raises(FailedError, match="not-a-name"):
        ask(server, name, "A")
    assert len(server.asked) == before


def test_name_servers_are_read_with_and_without_port() -> None:
    """IPv6 with a port stands in brackets; a name is no name server."""
    assert servers(["192.0.2.1", "192.0.2.1:5353", "2001:db8::1", "[2001:db8::1]:5353"]) == (
        ("192.0.2.1", 53),
        ("192.0.2.1", 5353),
        ("2001:db8::1", 53),
        ("2001:db8::1", 5353),
    )
    for wrong in ("dns.example", "192.0.2.1:x", "[::1:53"):
        with pytest.raises(UsageError, match="no name server"):
            servers([wrong])
