from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import AuthRecorded
from gyotaku.rules.checks import failures, forwarded, passes
from gyotaku.rules.examples import auth


def seen(*facts: AuthRecorded) -> Evidence:
    """Build evidence of these facts."""
    return Evidence(observations=tuple(Observation(id=f"E{number}", fact=fact) for number, fact in enumerate(facts, start=1)))


def test_only_the_receivers_own_failures_of_this_domain_count() -> None:
    """A failure the receiver did not write, or one about another owner, says nothing about this domain."""
    spf = auth("spf", "fail", "bounce.bank.example")
    dmarc = auth("dmarc", "fail", "bank.example")
    evidence = seen(spf, dmarc, auth("spf", "fail", "bank.example", trusted=False), auth("spf", "fail", "esp.example"))
    assert [fact for fact, _ in failures(evidence, "bank.example")] == [dmarc, spf]


def test_a_broken_signature_alone_is_no_failure() -> None:
    """A footer added on the way breaks DKIM of genuine mail (RFC 6376 section 6.1)."""
    assert failures(seen(auth("dkim", "fail", "bank.example")), "bank.example") == []


def test_an_accepted_arc_chain_accounts_for_broken_checks() -> None:
    """RFC 8617: an intermediary's seal that the receiver accepted explains the failure; an unaccepted one does not."""
    assert forwarded(seen(auth("arc", "pass", "talk.example")))
    assert not forwarded(seen(auth("arc", "fail", "talk.example")))
    assert not forwarded(seen(auth("arc", "pass", "talk.example", trusted=False)))


def test_passes_are_the_receivers_own() -> None:
    """A pass written by somebody else is a claim, not a pass."""
    good = auth("dkim", "pass", "bank.example", aligned=True)
    assert [fact for fact, _ in passes(seen(good, auth("spf", "pass", "bank.example", trusted=False)))] == [good]
