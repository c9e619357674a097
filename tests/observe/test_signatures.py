"""Observer: signatures. That the digests verify is shown in tests/enrich/authentication."""

from __future__ import annotations

from gyotaku.model.facts import DkimSignature
from gyotaku.observe import OBSERVERS, observe
from gyotaku.read.message import read
from gyotaku.read.sources import specimen


def _facts(head: str) -> list[DkimSignature]:
    raw = (head + "From: a@b.example\r\n\r\nbody\r\n").encode()
    evidence = observe(read(specimen(raw, name="m")), members=[OBSERVERS.named("signatures")])
    return [fact for fact, _ in evidence.of(DkimSignature)]


def test_what_cannot_be_evaluated_says_why() -> None:
    """A signature that lacks a tag or does not cover From never passes, and the reason is kept."""
    head = "DKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=k; h=subject; bh=AAAA; b=AAAA\r\n"
    assert _facts(head)[0].problem == "from-not-signed"
    assert _facts("DKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=k; h=from; b=AAAA\r\n")[0].problem == "missing-tag:bh"
    assert _facts("DKIM-Signature: garbage\r\n")[0].problem == "malformed"
    assert _facts("DKIM-Signature: v=1; a=rot13; d=b.example; s=k; h=from; bh=AAAA; b=AAAA\r\n")[0].problem == "unknown-algorithm"


def test_two_signatures_are_two_facts() -> None:
    """A mail may be signed by its author and by its mailing service."""
    one = "DKIM-Signature: v=1; a=rsa-sha256; d={}; s=k; h=from; bh=AAAA; b=AAAA\r\n"
    assert [fact.domain for fact in _facts(one.format("a.example") + one.format("B.example"))] == ["a.example", "b.example"]


def test_a_bomb_of_signatures_is_bounded() -> None:
    """Ten thousand signature fields cost no more than sixty."""
    assert len(_facts("DKIM-Signature: x\r\n" * 10_000)) == 60
