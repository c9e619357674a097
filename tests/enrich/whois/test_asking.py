"""Asking on port 43: against a table, and against a real server on loopback."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.loopback import lines

from gyotaku.enrich.whois.asking import ask
from gyotaku.model.facts import Registration
from gyotaku.settings import Choice, Online
from gyotaku.transport import Answer, FailedError, Ports
from gyotaku.transport.live import Live
from gyotaku.transport.ways import Way

NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
THIN = b"Domain Name: EVIL.COM\r\nRegistrar WHOIS Server: whois.registrar.example\r\nCreation Date: 2026-03-11T16:30:00Z\r\n"
FULL = b"Domain Name: EVIL.COM\r\nCreation Date: 2026-03-11T16:30:00Z\r\nRegistrant Name: REDACTED FOR PRIVACY\r\n"
CNNIC = b"Domain Name: gghxw.cn\nROID: 20260310s10001s00041927-cn\nRegistration Time: 2026-03-10 00:20:05\n"


@dataclass
class Servers:
    """Servers that answer from a table."""

    known: dict[str, bytes]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, server: str, query: str) -> bytes:
        """Answer a line."""
        self.asked.append((server, query))
        if server not in self.known:
            raise FailedError("unreachable", server)
        return self.known[server]


def ports(servers: Servers, endpoint: str = "") -> Ports:
    """Ports of which only port 43 may be used."""
    nobody: Any = None
    return Ports(
        http=nobody, dns=nobody, port43=servers, tls=nobody, now=lambda: NOW, once=nobody, choice=Choice(endpoint=endpoint)
    )


def days(answers: list[Answer]) -> list[tuple[str, date | None]]:
    """List who said which day."""
    return [(answer.source, fact.registered) for answer in answers for fact in answer.facts if isinstance(fact, Registration)]


def test_registry_then_registrar() -> None:
    """Both are sources of their own; each answer keeps its raw text and hash."""
    servers = Servers({"whois.verisign-grs.com": THIN, "whois.registrar.example": FULL})
    answers = ask("domain:evil.com", ports(servers))
    day = date(2026, 3, 11)
    assert days(answers) == [("WHOIS whois.verisign-grs.com", day), ("WHOIS whois.registrar.example", day)]
    assert servers.asked == [("whois.verisign-grs.com", "domain evil.com"), ("whois.registrar.example", "evil.com")]
    assert answers[0].raw == THIN.decode()
    assert len(answers[0].raw_sha256) == 64
    assert answers[0].note == "creation date: 2026-03-11T16:30:00Z"


def test_a_silent_registrar_takes_nothing_away() -> None:
    """What the registry said stays said, and the silence is told with its reason."""
    answers = ask("domain:evil.com", ports(Servers({"whois.verisign-grs.com": THIN})))
    assert [(one.source, one.outcome, bool(one.facts)) for one in answers] == [
        ("WHOIS whois.verisign-grs.com", "", True),
        ("WHOIS whois.registrar.example", "unreachable", False),
    ]


def test_an_answer_about_another_domain_is_no_evidence() -> None:
    """From the registry it fails with the reason; from the registrar it is told, and what the registry said stays said."""
    bank = THIN.replace(b"EVIL", b"BANK")
    with pytest.raises(FailedError, match=r"about bank\.com, not about evil\.com") as caught:
        ask("domain:evil.com", ports(Servers({"whois.verisign-grs.com": bank, "whois.registrar.example": FULL})))
    assert caught.value.why == "another-subject"
    answers = ask("domain:evil.com", ports(Servers({"whois.verisign-grs.com": THIN, "whois.registrar.example": bank})))
    assert [(one.source, one.outcome, bool(one.facts)) for one in answers] == [
        ("WHOIS whois.verisign-grs.com", "", True),
        ("WHOIS whois.registrar.example", "another-subject", False),
    ]


def test_the_root_names_the_registry() -> None:
    """An ending that is not in the list is asked of IANA first, which is told only the ending."""
    servers = Servers(
        {"whois.iana.org": b"refer:        whois.nic.example\n", "whois.nic.example": FULL.replace(b"EVIL.COM", b"evil.example")}
    )
    answers = ask("domain:login.evil.example", ports(servers))
    assert [source for source, _ in days(answers)] == ["WHOIS whois.nic.example"]
    assert servers.asked == [("whois.iana.org", "example"), ("whois.nic.example", "evil.example")]


def test_no_server_is_no_service() -> None:
    """A registry without WHOIS is told as such, not as a failure of the question."""
    with pytest.raises(FailedError, match="no-service"):
        ask("domain:evil.example", ports(Servers({"whois.iana.org": b"domain: EXAMPLE\n"})))


def test_not_registered_is_not_present() -> None:
    """Looked for and not there: no answers, no failure."""
    assert ask("domain:evil.com", ports(Servers({"whois.verisign-grs.com": b'No match for "EVIL.COM".'}))) == []


@pytest.mark.parametrize(
    ("raw", "why"), [(b"WHOIS LIMIT EXCEEDED", "refused"), (b"<html>busy</html>", "unparsable"), (b"", "unparsable")]
)
def test_refusals_and_riddles_are_failures(raw: bytes, why: str) -> None:
    """A server that refuses or answers something else leaves a reason, never an empty answer that reads as clean."""
    with pytest.raises(FailedError, match=why):
        ask("domain:evil.com", ports(Servers({"whois.verisign-grs.com": raw})))


def test_an_unreachable_registry_is_told() -> None:
    """The failure of the transport passes through."""
    with pytest.raises(FailedError, match="unreachable"):
        ask("domain:evil.com", ports(Servers({})))


def test_servers_that_name_each_other_are_asked_once() -> None:
    """A chain of referrals ends."""
    loop = THIN.replace(b"whois.registrar.example", b"whois.verisign-grs.com")
    servers = Servers({"whois.verisign-grs.com": loop})
    ask("domain:evil.com", ports(servers))
    assert len(servers.asked) == 1


def test_a_real_server_on_loopback() -> None:
    """One line over TCP, the answer until the server closes; the time is China's though the server is ours."""
    heard: list[str] = []

    def respond(line: str) -> bytes:
        heard.append(line)
        return CNNIC

    with lines(respond) as server:
        choice = Choice(endpoint=f"127.0.0.1:{server.port}")
        live = Live(Online(allow_networks=("127.0.0.1/32",), providers={"whois": choice}))
        way = Way(name="whois", provider="registration", ask=ask, tells="")
        (answer,) = ask("domain:login.gghxw.cn", live.ports(way))
    (fact,) = answer.facts
    assert isinstance(fact, Registration)
    assert fact.registered_at == datetime(2026, 3, 9, 16, 20, 5, tzinfo=UTC)
    assert heard == ["gghxw.cn"]
