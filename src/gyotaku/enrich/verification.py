"""Provider: SPF, DKIM, ARC and DMARC, computed now from the mail's own digests and DNS answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gyotaku.data.domains import registered
from gyotaku.enrich.authentication.arc import chain
from gyotaku.enrich.authentication.dkim import verify
from gyotaku.enrich.authentication.dmarc import evaluate
from gyotaku.enrich.authentication.dns import Dns, NotAskedError
from gyotaku.enrich.authentication.port import TransportDns
from gyotaku.enrich.authentication.spf import check_host
from gyotaku.enrich.family import derived
from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Source
from gyotaku.model.facts import Address, AuthVerified, Boundary, DateClaim, DkimSignature
from gyotaku.transport import Transport

SIGNATURES = 20
"""Most DKIM signatures verified of one mail."""
OURS = "gyotaku"


@derived(name="verification", gives=(AuthVerified,), discloses="the domains that signed, to the resolver")
def verification(evidence: Evidence, transport: Transport) -> Iterator[Observation | Absence]:
    """Compute each result that the answers at hand allow; what depends on an unasked question stays not attempted."""
    one = _Verification(evidence, TransportDns(transport))
    recorded = transport.recorded
    for method, about, compute in one.questions():
        try:
            found = compute()
        except NotAskedError as error:
            detail = f"{method}: {transport.unasked} ({error})"
            yield Absence(kind="AuthVerified", reason=Reason.NOT_ATTEMPTED, about=about, detail=detail)
            continue
        if found is not None:
            yield Observation(
                id="", fact=found, source=Source(name=OURS, query=about, recorded=recorded), observer="verification"
            )


Question = tuple[str, str, Callable[[], AuthVerified | None]]


class _Verification:
    """One mail's results, each computed once."""

    def __init__(self, evidence: Evidence, dns: Dns) -> None:
        self._dns = dns
        self._signatures = [one for one, _ in evidence.of(DkimSignature)]
        boundary = evidence.first(Boundary)
        sender = evidence.first(Address, role="from")
        envelope = evidence.first(Address, role="return-path")
        received = evidence.first(DateClaim, role="received")
        self._boundary = boundary[0] if boundary else None
        self._author = sender[0].domain if sender else ""
        self._envelope = envelope[0] if envelope else None
        self._at = int(received[0].at.timestamp()) if received and received[0].at else None
        self._spf: tuple[str, str] = ("none", "")
        self._dkim: list[tuple[str, str]] = []
        self._unknown = False

    def questions(self) -> Iterator[Question]:
        """Yield (method, about, computation) in the order they depend on each other."""
        for one in [one for one in self._signatures if one.kind == "dkim"][:SIGNATURES]:
            yield "dkim", f"domain:{one.domain}", partial(self._check_dkim, one)
        if any(one.kind != "dkim" for one in self._signatures):
            yield "arc", "mail", self._check_arc
        if self._boundary and self._boundary.source_ip and self._envelope:
            yield "spf", f"ip:{self._boundary.source_ip}", self._check_spf
        if self._author:
            yield "dmarc", f"domain:{self._author}", self._check_dmarc

    def _check_dkim(self, one: DkimSignature) -> AuthVerified:
        try:
            outcome, why = verify(one, self._dns, at=self._at)
        except NotAskedError:
            self._unknown = True
            raise
        # A copy altered after receipt fails whatever the signer did: that says nothing about the mail as it came.
        self._unknown |= why == "body-altered"
        self._dkim.append((outcome, one.domain))
        aligned = registered(one.domain) == registered(self._author) if self._author else None
        return AuthVerified(method="dkim", outcome=outcome, domain=one.domain, selector=one.selector, aligned=aligned, why=why)

    def _check_arc(self) -> AuthVerified:
        outcome, why, domain = chain(self._signatures, self._dns, at=self._at)
        return AuthVerified(method="arc", outcome=outcome, domain=domain, why=why)

    def _check_spf(self) -> AuthVerified | None:
        if self._boundary is None or self._boundary.source_ip is None or self._envelope is None:
            return None
        domain = self._envelope.domain or self._boundary.helo
        if not domain:
            return None
        found = check_host(
            self._boundary.source_ip, domain, self._envelope.address, self._boundary.helo, self._dns, at=self._at or 0
        )
        self._spf = (found.outcome, domain)
        aligned = registered(domain) == registered(self._author) if self._author else None
        return AuthVerified(method="spf", outcome=found.outcome, domain=domain, aligned=aligned, why=found.why or found.mechanism)

    def _check_dmarc(self) -> AuthVerified:
        found = evaluate(self._author, self._spf, self._dkim, self._dns)
        if found.outcome == "fail" and (self._unknown or not self._spf[1]):
            # Something that could have passed in alignment was never asked: the outcome is open.
            raise NotAskedError("spf or dkim")
        return AuthVerified(
            method="dmarc",
            outcome=found.outcome,
            domain=self._author,
            aligned=bool(found.by),
            why=", ".join(found.by),
            policy=found.policy,
        )
