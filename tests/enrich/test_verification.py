"""Provider: verification."""

from __future__ import annotations

from gyotaku.enrich import PROVIDERS, enrich
from gyotaku.model.evidence import Evidence, Observation, Reason
from gyotaku.model.facts import Address, AuthVerified, Boundary, DkimSignature, DnsAnswer
from gyotaku.transport import OFFLINE, Answer, Recording, Replay

MEMBERS = [PROVIDERS.named("verification")]
EVIDENCE = Evidence().plus(
    tuple(
        Observation(id="", fact=fact)
        for fact in (
            Address(role="from", address="a@bank.example", domain="bank.example", registrable="bank.example"),
            Address(role="return-path", address="b@mail.bank.example", domain="mail.bank.example", registrable="bank.example"),
            Boundary(why="only-hop", source_ip="192.0.2.7", helo="mail.bank.example"),
        )
    )
)


def _zone(records: dict[str, tuple[str, ...]]) -> Replay:
    return Replay(
        Recording(
            source="a zone",
            answers=tuple(
                Answer(
                    provider="dns",
                    about=f"domain:{name}",
                    facts=(DnsAnswer(name=name, rrtype="TXT", values=values, outcome="answer" if values else "no-data"),),
                )
                for name, values in records.items()
            ),
        )
    )


ZONE = _zone(
    {
        "mail.bank.example": ("v=spf1 ip4:192.0.2.0/24 -all",),
        "_dmarc.bank.example": ("v=DMARC1; p=reject",),
        "_dmarc.mail.bank.example": (),
        "_dmarc.example": (),
    }
)


def _outcomes(evidence: Evidence) -> dict[str, str]:
    return {fact.method: fact.outcome for fact, _ in evidence.of(AuthVerified)}


def test_spf_and_dmarc_from_recorded_answers() -> None:
    """What was recorded in DNS is enough to compute results now, apart from what a server wrote then."""
    after = enrich(EVIDENCE, ZONE, MEMBERS)
    assert _outcomes(after) == {"spf": "pass", "dmarc": "pass"}
    found = after.first(AuthVerified, method="dmarc")
    assert found is not None
    assert (found[0].policy, found[1].source.name, found[1].source.recorded) == ("reject", "gyotaku", "a zone")


def test_offline_nothing_is_claimed() -> None:
    """Without answers every result is not attempted, about whom it would have been."""
    after = enrich(EVIDENCE, OFFLINE, MEMBERS)
    assert _outcomes(after) == {}
    assert {(gap.about, gap.reason) for gap in after.absences} == {
        ("ip:192.0.2.7", Reason.NOT_ATTEMPTED),
        ("domain:bank.example", Reason.NOT_ATTEMPTED),
    }


def test_an_altered_copy_leaves_dmarc_open() -> None:
    """The body no longer matches the signature: DKIM cannot be checked, so a DMARC failure must not be claimed."""
    altered = DkimSignature(kind="dkim", domain="bank.example", selector="k", algorithm="rsa-sha256", body_matches=False)
    evidence = EVIDENCE.plus((Observation(id="", fact=altered),))
    zone = _zone({"mail.bank.example": ("v=spf1 -all",), "_dmarc.bank.example": ("v=DMARC1; p=reject",)})
    after = enrich(evidence, zone, MEMBERS)
    assert _outcomes(after) == {"dkim": "fail", "spf": "fail"}
    found = after.first(AuthVerified, method="dkim")
    assert found is not None
    assert found[0].why == "body-altered"
    assert [gap.about for gap in after.absences] == ["domain:bank.example"]
