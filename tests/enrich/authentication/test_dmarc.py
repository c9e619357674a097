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
    "_dmarc.trial.example": "v=DMARC1; p=reject; sp=quarantine; t=y",
    "_dmarc.np.example": "v=DMARC1; p=none; sp=quarantine; np=reject",
    "_dmarc.own.np.example": "v=DMARC1; p=reject; psd=n",
    "_dmarc.suffix.example": "v=DMARC1; p=reject; psd=y",
    "_dmarc.broken.example": "v=DMARC1; p=refuse",
    "_dmarc.reports.example": "v=DMARC1; rua=mailto:x@reports.example",
    "_dmarc.late.example": "p=reject; v=DMARC1",
}


class Zone:
    """TXT records by name; every other name exists without any."""

    def __init__(self, asked: list[str] | None = None) -> None:
        self.asked = asked if asked is not None else []

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        """Answer from the table, and remember what was asked."""
        self.asked.append(name)
        values = (ZONE[name],) if name in ZONE else ()
        absent = "no-such-name" if name.startswith("gone.") else "no-data"
        return DnsAnswer(name=name, rrtype=rrtype, values=values, outcome="answer" if values else absent)


@pytest.mark.parametrize(
    ("author", "spf", "dkim", "outcome", "policy"),
    [
        ("bank.example", ("pass", "mail.bank.example"), [], "pass", "reject"),
        ("news.bank.example", ("none", ""), [("pass", "bank.example")], "pass", "quarantine"),
        ("bank.example", ("pass", "evil.example"), [("pass", "evil.example")], "fail", "reject"),
        ("bank.example", ("softfail", "bank.example"), [("fail", "bank.example")], "fail", "reject"),
        ("strict.example", ("pass", "mail.strict.example"), [], "fail", "reject"),
        ("unknown.test", ("pass", "unknown.test"), [], "none", ""),
        ("trial.example", ("none", ""), [], "fail", "quarantine"),
        ("a.trial.example", ("none", ""), [], "fail", "none"),
        ("there.np.example", ("none", ""), [], "fail", "quarantine"),
        ("gone.np.example", ("none", ""), [], "fail", "reject"),
        ("a.own.np.example", ("pass", "b.own.np.example"), [], "pass", "reject"),
        ("a.own.np.example", ("pass", "np.example"), [], "fail", "reject"),
        ("suffix.example", ("pass", "suffix.example"), [], "pass", "reject"),
        ("a.b.suffix.example", ("pass", "c.b.suffix.example"), [], "pass", "reject"),
        ("a.b.suffix.example", ("pass", "d.suffix.example"), [], "fail", "reject"),
        ("broken.example", ("none", ""), [], "none", ""),
        ("reports.example", ("none", ""), [], "fail", "none"),
        ("late.example", ("none", ""), [], "none", ""),
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
