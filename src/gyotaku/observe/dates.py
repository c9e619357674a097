"""Dates: when the sender says the mail was written, and when the receiver took it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Boundary, DateClaim, Hop
from gyotaku.model.message import Header, Message
from gyotaku.observe.family import in_header, observer
from gyotaku.observe.moments import read_moment
from gyotaku.settings import Settings


@observer(
    name="dates",
    reads="Date (RFC 5322 section 3.6.1) and the time in the Received field at the boundary",
    gives=(DateClaim,),
    after=("route",),
)
def dates(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State the Date field as a claim, and the time the receiver recorded; the skew stands with the claim."""
    del settings
    taken = _received(message, evidence)
    received = taken[0] if taken is not None else None
    for header in list(message.all("date"))[:3]:
        moment = read_moment(header.value)
        skew = None
        if moment.at is not None and received is not None:
            skew = int((moment.at - received).total_seconds())
        yield in_header(
            DateClaim(
                role="date",
                at=moment.at,
                raw=header.value.strip()[:200],
                zone=moment.zone,
                weekday_matches=moment.weekday_matches,
                skew_seconds=skew,
            ),
            header,
        )
    if taken is not None:
        at, header = taken
        written = header.value.rpartition(";")[2].strip()[-100:]
        moment = read_moment(written)
        yield in_header(
            DateClaim(
                role="received",
                at=at,
                raw=written,
                zone=moment.zone,
                weekday_matches=moment.weekday_matches,
            ),
            header,
        )


def _received(message: Message, evidence: Evidence) -> tuple[datetime, Header] | None:
    """Return the time of the boundary hop; where that hop wrote none, that of the nearest trusted hop above."""
    boundary = next((fact for fact, _ in evidence.of(Boundary)), None)
    if boundary is None or boundary.hop is None:
        return None
    by_index = {header.index: header for header in message.headers}
    for hop, seen in reversed(list(evidence.of(Hop))):
        if hop.number <= boundary.hop and hop.at is not None and seen.where is not None:
            return hop.at, by_index[int(seen.where.place.removeprefix("header:"))]
    return None
