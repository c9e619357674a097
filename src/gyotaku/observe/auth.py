"""Authentication as the receiver recorded it. Only what the receiver's own server wrote is trusted."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registered, under
from gyotaku.data.receivers import one_operator, receiver_by_authserv
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, AuthRecorded, Boundary, Hop
from gyotaku.model.message import Header, Message
from gyotaku.observe.addresses import a_labels
from gyotaku.observe.auth_results import Recorded, Written, read_received_spf, read_results
from gyotaku.observe.family import in_header, observer
from gyotaku.settings import Settings

FIELDS = {
    "authentication-results": "Authentication-Results",
    "arc-authentication-results": "ARC-Authentication-Results",
    "received-spf": "Received-SPF",
    "authentication-results-original": "X-Authentication-Results-Original",
    "x-authentication-results": "X-Authentication-Results",
    "x-original-authentication-results": "X-Original-Authentication-Results",
    "x-amavis-authentication-results": "X-Authentication-Results",
}
MOST = 60
"""Most results stated of one mail."""

_ALIGNABLE = frozenset({"spf", "dkim", "dmarc", "domainkeys", "sender-id"})
# Header fields that only a sending program writes: above them all stands what servers added.
_SENDER_FIELDS = frozenset({"from", "to", "subject", "date", "message-id", "mime-version", "content-type", "dkim-signature"})


@observer(
    name="auth",
    reads="Authentication-Results (RFC 8601), ARC-Authentication-Results (RFC 8617), Received-SPF (RFC 7208)",
    gives=(AuthRecorded,),
    after=("route", "addresses"),
)
def auth(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State each recorded result, whether it aligns with the From domain, and whether the receiver wrote it."""
    sender = next((fact for fact, _ in evidence.of(Address) if fact.role == "from"), None)
    from_domain = registered(a_labels(sender.domain)) if sender is not None else ""
    trust = _Trust(message, evidence, settings)
    count = 0
    for header in message.all(*FIELDS):
        written = read_received_spf(header.value) if header.key == "received-spf" else read_results(header.value)
        for one in written.results:
            yield in_header(
                _fact(one, written, header, from_domain=from_domain, trusted=trust.covers(header, written, one)), header
            )
            count += 1
            if count >= MOST:
                return


def _fact(one: Recorded, written: Written, header: Header, *, from_domain: str, trusted: bool) -> AuthRecorded:
    aligned = None
    if one.method in _ALIGNABLE and one.domain and from_domain:
        aligned = registered(a_labels(one.domain)) == from_domain
    return AuthRecorded(
        method=one.method,
        outcome=one.outcome,
        authserv_id=written.authserv_id,
        domain=one.domain,
        selector=one.selector,
        ip=one.ip,
        aligned=aligned,
        trusted=trusted,
        header=FIELDS[header.key],
        policy=one.policy,
    )


class _Trust:
    """Which results the receiver wrote: those above the boundary hop.

    A field right below that hop may be the receiver's too (a milter that adds its field second), or a forgery that names the
    receiver. It is believed where it speaks against the mail: nobody forges a failure of their own.
    """

    def __init__(self, message: Message, evidence: Evidence, settings: Settings) -> None:
        self.own = settings.trusted_hosts
        self.boundary = next((fact for fact, _ in evidence.of(Boundary)), None)
        self.index = self._index(message, evidence)
        following = (header.index for header in message.all("received", *_SENDER_FIELDS) if header.index > self.index)
        self.beneath = next(following, len(message.headers))

    def _index(self, message: Message, evidence: Evidence) -> int:
        hop = self.boundary.hop if self.boundary is not None else None
        if hop is not None:
            for fact, seen in evidence.of(Hop):
                if fact.number == hop and seen.where is not None:
                    return int(seen.where.place.removeprefix("header:"))
        own = message.first(*_SENDER_FIELDS)
        return len(message.headers) if own is None else own.index

    def covers(self, header: Header, written: Written, one: Recorded) -> bool:
        if header.key.endswith("-original") or header.key.startswith("x-original"):
            return False  # the receiver renamed what it did not believe
        if header.index < self.index:
            return True
        contiguous = header.index < self.beneath
        return contiguous and one.outcome not in ("pass", "bestguesspass") and self._is_receivers(written.authserv_id)

    def _is_receivers(self, authserv_id: str) -> bool:
        if not authserv_id or self.boundary is None or self.boundary.hop is None:
            return False
        if any(under(authserv_id, host) for host in self.own):
            return True
        if one_operator(registered(authserv_id), registered(self.boundary.by)):
            return True
        known = receiver_by_authserv(authserv_id)
        return known is not None and known.id == self.boundary.receiver
