"""DMARC by RFC 9989."""

from __future__ import annotations

import pytest

from gyotaku.enrich.authentication.dmarc import evaluate, organizational, walk
from gyotaku.enrich.authentication.dns import NotAskedError
from gyotaku.model.facts import DnsAnswer

ZONE = {
    "_dmarc.bank.example": "v=DMARC1; p=reject; sp=quarantine",
    "_dmarc.strict.example": "v=DMARC1; p=reject; adkim=s; aspf=s",
    "_dmarc.co.example": "v=DMARC1; p=none; psd=y",
    "_dmarc.none.example": "v=DMARC1; p=none",
}


class Zone:
    """TXT records by name; every other name exists without any."""

    def __init__(self, asked: list[str] | None = None) -> None:
        self.asked = asked if asked is not None else []

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        """Answer from the table, and remember what was asked."""
        self.asked.append(name)
        values = (ZONE[name],) if name in ZONE else ()
        return DnsAnswer(name=name, rrtype=rrtype, values=values, outcome="answer" if values else "no-data")


@pytest.mark.parametrize(
    ("author", "spf", "dkim", "outcome", "policy"),
    [
        ("bank.example", ("pass", "mail.bank.example"), [], "pass", "reject"),
        ("news.bank.example", ("none", ""), [("pass", "bank.example")], "pass", "quarantine"),
        ("bank.example", ("pass", "evil.example"), [("pass", "evil.example")], "fail", "reject"),
        ("bank.example", ("softfail", "bank.example"), [("fail", "bank.example")], "fail", "reject"),
        ("strict.example", ("pass", "mail.strict.example"), [], "fail", "reject"),
        ("unknown.test", ("pass", "unknown.test"), [], "none", ""),
    ],
)
def test_alignment_decides(author: str, spf: tuple[str, str], dkim: list[tuple[str, str]], outcome: str, policy: str) -> None:
    """A pass counts only in alignment with the From domain: attackers pass on their own domains."""
    found = evaluate(author, spf, dkim, Zone())
    assert (found.outcome, found.policy) == (outcome, policy)


def test_a_public_suffix_with_a_record_is_not_the_organization() -> None:
    """Below psd=y the organizational domain is one label longer (section 4.10.2)."""
    assert organizational("a.shop.co.example", walk("a.shop.co.example", Zone())) == "shop.co.example"


def test_the_walk_is_short_however_long_the_name() -> None:
    """At most eight questions for one domain (section 4.10)."""
    zone = Zone()
    walk(".".join("abcdefghijklm") + ".bank.example", zone)
    assert len(zone.asked) == 8
    assert zone.asked[0].startswith("_dmarc.a.b.c")
    assert "_dmarc.bank.example" in zone.asked


def test_an_unasked_policy_is_unknown() -> None:
    """Without an answer there is no outcome, not `none`."""

    class Silent:
        """Answers nothing."""

        def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
            """Say nothing."""

    with pytest.raises(NotAskedError):
        evaluate("bank.example", ("none", ""), [], Silent())
