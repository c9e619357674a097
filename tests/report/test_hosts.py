from __future__ import annotations

from datetime import date

import pytest
from tests.reported import pocketcard

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Certificate, Fact, Hop, Link, LookAlike, Milestone, Registration, Sighting, Subject
from gyotaku.report.hosts import hosts_of, ips_of


def test_hosts_of_every_kind_are_known() -> None:
    """Senders, relays, links, pages and registrations all name hosts; addresses are kept apart."""
    hosts = hosts_of(pocketcard().evidence)
    assert {"gghxw.cn", "caudshowcy.xy399566.cn", "xy399566.cn", "mail.fictional.example", "mx.fictional.example"} <= hosts
    assert ips_of(pocketcard().evidence) == {"101.47.78.1", "104.21.75.121"}


@pytest.mark.parametrize(
    ("fact", "host"),
    [
        (Hop(number=0, helo="a.vm.local", rdns="B.Example."), "b.example"),
        (Link(target="x", host="xn--eckwd4c7c.jp", host_unicode="コロナ.jp"), "コロナ.jp"),
        (LookAlike(host="c.test", registrable="c.test", imitates="bank.co.jp", brand="b", method="typo", place="from"), "c.test"),
        (Registration(domain="d.test", name_servers=("ns.e.test",)), "ns.e.test"),
        (Certificate(host="f.test", issuer="x", names=("*.g.test",)), "g.test"),
        (Sighting(case="c", shares=(), course=(Milestone(kind="certificate", on=date(2026, 3, 15), of="h.test"),)), "h.test"),
    ],
)
def test_each_kind_gives_its_hosts(fact: Fact, host: str) -> None:
    """No field that holds a host is forgotten."""
    assert host in hosts_of(Evidence(observations=(Observation(id="E1", fact=fact),)))


@pytest.mark.parametrize("name", ["unknown", "10.0.0.1", "1.0", "a b.example", "●●●.example", "gyotaku/0.1.0"])
def test_what_is_no_host_is_not_one(name: str) -> None:
    """A hostile HELO must not make our own words look live, nor is an address a host."""
    assert hosts_of(Evidence(observations=(Observation(id="E1", fact=Hop(number=0, helo=name)),))) == frozenset()


def test_kinds_without_hosts_give_none() -> None:
    """Facts that hold no host are passed over."""
    assert hosts_of(Evidence(observations=(Observation(id="E1", fact=Subject(text="evil.example")),))) == frozenset()
