"""How old domains and certificates were when the mail came, for the rules on who hides behind a new one.

Ages are counted at the receipt, in Japan's days, never at the time of the question. Where sources disagree on the day of a
registration, the oldest one counts: a domain is new only when everybody who states a day says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gyotaku.data.domains import under
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Certificate, Registration
from gyotaku.model.finding import Citation
from gyotaku.rules.moments import JAPAN, NEW, received_on
from gyotaku.rules.reading import Reading, cite

STRANGERS = ("unrelated", "look-alike", "free-mail", "other-brand")


@dataclass(frozen=True)
class Age:
    """How old something was at the receipt."""

    of: str
    """The domain, or the host of a certificate."""
    day: date
    """The oldest day stated, in Japan."""
    days: int
    """Days from that day to the receipt; negative for what came after it."""
    seen: tuple[Observation, ...]
    """Everybody who states a day, then the receipt."""

    @property
    def new(self) -> bool:
        """Whether it was there at the receipt, and for a month at most."""
        return 0 <= self.days <= NEW

    @property
    def words(self) -> dict[str, str]:
        """Words for a sentence."""
        return {"domain": self.of, "days": str(self.days), "date": self.day.isoformat()}


def impersonates(reading: Reading) -> bool:
    """Whether the mail speaks for a brand whose entry is verified, from an address known not to be the brand's.

    A young domain alone is no hard fact: every genuine new business has one.
    """
    verified = reading.claim is not None and reading.claim[0].verified
    return verified and reading.related(*STRANGERS) is not None and not reading.vouched_by_brand()


def domain_ages(evidence: Evidence, hosts: Iterable[str]) -> Iterator[Age]:
    """Yield the age of each registered domain that one of the hosts lies in; the day in an object number is one more witness."""
    received, wanted = received_on(evidence), list(hosts)
    if received is None:
        return
    stated: dict[str, list[tuple[date, Observation]]] = {}
    for found, seen in evidence.of(Registration):
        if any(under(host, found.domain) for host in wanted):
            days = [day for day in (found.day(JAPAN), found.object_date) if day is not None]
            stated.setdefault(found.domain, []).extend((day, seen) for day in days)
    for domain, known in stated.items():
        if known:
            day = min(day for day, _ in known)
            yield Age(of=domain, day=day, days=(received[0] - day).days, seen=(*(seen for _, seen in known), received[1]))


@dataclass(frozen=True)
class Stated:
    """One day on which a domain is said to have been registered."""

    day: date
    """In Japan, where a moment is stated."""
    seen: tuple[Observation, ...]
    """Everybody who states it."""
    numbered: bool
    """Whether only the object number of the registry states it."""


def stated_days(stated: Iterable[tuple[Registration, Observation]]) -> list[Stated]:
    """Group what is stated on the day of one registration: each differing day with everybody who states it.

    Two statements agree when they share a day in any counting: one registry gives the moment, another only its own day, and
    the two may be a day apart without differing. A day in an object number is a statement of its own.
    """
    groups: list[tuple[set[date], Stated]] = []
    for found, seen in stated:
        for numbered, days in ((False, {found.day(JAPAN), found.registered}), (True, {found.object_date})):
            known = {day for day in days if day is not None}
            at = next((number for number, group in enumerate(groups) if group[0] & known), None)
            if at is not None:
                days_known, one = groups[at]
                both = replace(one, seen=(*one.seen, seen), numbered=one.numbered and numbered)
                groups[at] = (days_known | known, both)
            elif known:
                groups.append((known, Stated(day=max(known), seen=(seen,), numbered=numbered)))
    return [one for _, one in groups]


def certificate_ages(evidence: Evidence) -> Iterator[Age]:
    """Yield the age of the first certificate known for each host: later ones are renewals."""
    received = received_on(evidence)
    if received is None:
        return
    first: dict[str, tuple[date, Observation]] = {}
    for found, seen in evidence.of(Certificate):
        if found.not_before is not None:
            day = found.not_before.astimezone(JAPAN).date()
            if found.host not in first or day < first[found.host][0]:
                first[found.host] = (day, seen)
    for host, (day, seen) in first.items():
        yield Age(of=host, day=day, days=(received[0] - day).days, seen=(seen, received[1]))


def newly_registered(evidence: Evidence, hosts: Iterable[str], *also: Observation) -> Iterator[Citation]:
    """Cite each registration of one of the hosts that is at most a month older than the receipt."""
    for age in domain_ages(evidence, hosts):
        if age.new:
            yield cite(*age.seen, *also, **age.words)
