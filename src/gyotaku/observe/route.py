"""The route: every Received field as a hop, and the boundary between what the receiver saw and what the sender claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from gyotaku.data.domains import registrable
from gyotaku.data.receivers import receiver_of
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Boundary, Hop
from gyotaku.model.message import Header, Message
from gyotaku.observe.boundary import Clues, Decision, find_boundary
from gyotaku.observe.boundary_names import are_kin, is_internal
from gyotaku.observe.family import in_header, in_mail, observer
from gyotaku.observe.received import Received, read_received
from gyotaku.settings import Settings

MOST = 100
"""Most Received fields read: RFC 5321 section 6.3 lets servers refuse a mail with more."""
SLACK = timedelta(minutes=5)
"""How far two servers' clocks may differ before time is said to run backwards."""

_SENDER_FIELDS = frozenset({"from", "to", "subject", "date", "message-id", "mime-version", "content-type"})
_SPF = re.compile(r"(?<![\w.-])spf=(\w{1,20})", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,10}[A-Za-z]{2,63}", re.ASCII)


@observer(
    name="route",
    reads="Received fields, top to bottom (RFC 5321 section 4.4), and the boundary of trust in them",
    gives=(Hop, Boundary),
)
def route(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State every hop, and where the receiver's own servers took the mail in."""
    del evidence
    headers = list(message.all("received"))[:MOST]
    hops = [read_received(header.value) for header in headers]
    decision = find_boundary(hops, clues_of(message), settings)
    for number, header in enumerate(headers):
        yield in_header(_hop(number, hops, decision), header)
    if decision.hop is None:
        yield in_mail(Boundary(why=decision.why, sure=decision.sure))
        return
    yield in_header(_boundary(decision, hops[decision.hop], headers[decision.hop]), headers[decision.hop])


def clues_of(message: Message) -> Clues:
    """Collect what other fields say of the receiver: ids of authentication results, the list, the SPF result."""
    own = message.first(*_SENDER_FIELDS)
    first = len(message.headers) if own is None else own.index
    ids: list[str] = []
    spf = ""
    for header in message.all("authentication-results", "received-spf"):
        value = header.value
        if header.key == "received-spf":
            spf = spf or value.strip().partition(" ")[0].lower()
            continue
        found = _SPF.search(value)
        spf = spf or (found[1].lower() if found else "")
        if header.index < first:
            ids.append(value.partition(";")[0].strip().partition(" ")[0])
    return Clues(authserv_ids=tuple(ids[:10]), list_domain=_list_domain(message), spf=spf)


def _list_domain(message: Message) -> str:
    """Return the domain of the discussion list; newsletters carry List-Id too, but nothing to post to."""
    for header in message.all("x-beenthere", "list-post", "mailing-list", "x-mailing-list"):
        for found in _DOMAIN.finditer(header.value[-300:]):
            if registrable(found[0]):
                return found[0].lower()
    return ""


def _hop(number: int, hops: list[Received], decision: Decision) -> Hop:
    hop = hops[number]
    below = hops[number + 1] if number + 1 < len(hops) else None
    delay = None
    if below is not None and hop.moment.at is not None and below.moment.at is not None:
        delay = int((hop.moment.at - below.moment.at).total_seconds())
    trust = "claim"
    if decision.hop is not None and number <= decision.hop:
        trust = "boundary" if number == decision.hop else "receiver"
    return Hop(
        number=number,
        helo=hop.helo,
        rdns=hop.rdns,
        ip=hop.ip,
        by=hop.by,
        protocol=hop.protocol,
        envelope_for=hop.envelope_for,
        queue_id=hop.queue_id,
        at=hop.moment.at,
        delay_seconds=delay,
        dialect=hop.dialect,
        trust=trust,
        problems=tuple(_problems(number, hops, delay, decision)),
    )


def _problems(number: int, hops: list[Received], delay: int | None, decision: Decision) -> Iterator[str]:
    hop = hops[number]
    if hop.malformed:
        yield "malformed"
    if hop.moment.at is None and not hop.malformed:
        yield "no-time"
    if delay is not None and delay < -SLACK.total_seconds():
        yield "time-reversed"
    if _impossible(number, hops, decision):
        yield "impossible-time"
    if hop.moment.weekday_matches is False:
        yield "wrong-weekday"
    if hop.forged_mark:
        yield "name-not-confirmed"
    if hop.ip is not None and is_internal(hop.ip) and decision.hop is not None and number > decision.hop:
        yield "private-address"
    if number + 1 < len(hops) and _mismatch(hop, hops[number + 1]):
        yield "by-mismatch"
    if decision.hop is not None and number > decision.hop and _borrowed(hops[number - 1], hop):
        yield "forged"


def _impossible(number: int, hops: list[Received], decision: Decision) -> bool:
    """Whether a claim names a time after the receiver had the mail, or before there was mail of this kind."""
    at = hops[number].moment.at
    if at is None:
        return False
    if at.year < 1982:  # RFC 822's year
        return True
    received = hops[decision.hop].moment.at if decision.hop is not None else None
    return received is not None and decision.hop is not None and number > decision.hop and at > received + timedelta(days=1)


def _mismatch(hop: Received, below: Received) -> bool:
    """Whether the server below calls itself by a name that neither the client's name nor its HELO is akin to."""
    if not below.by or "." not in below.by:
        return False
    names = [name for name in (hop.rdns, hop.helo) if registrable(name)]
    return bool(names) and registrable(below.by) not in {"", *(registrable(name) for name in names)}


def _borrowed(above: Received, hop: Received) -> bool:
    """Whether a claim bears the name of a known provider's server, though the mail came on from somebody else's.

    Kits put the Received fields of mobile carriers and portals below their own, to look as if the mail had passed there.
    """
    if receiver_of(hop.by) is None or hop.dialect == "local":
        return False
    names = [name for name in (above.rdns, above.helo) if registrable(name)]
    return bool(names) and not any(are_kin(name, hop.by) for name in names)


def _boundary(decision: Decision, hop: Received, header: Header) -> Boundary:
    return Boundary(
        why=decision.why,
        hop=decision.hop,
        source_ip=decision.source_ip,
        receiver=decision.receiver,
        by=hop.by,
        helo=hop.helo,
        rdns=hop.rdns,
        sure=decision.sure,
        at=hop.moment.at,
        header=header.value,
    )
