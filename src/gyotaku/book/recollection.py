"""What the book remembers about a case, as facts for its evidence: other cases it is like, and what went round at the time.

Pure. Other cases come in masked: whom they were sent to is nobody's business in this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from gyotaku.book.keys import keys
from gyotaku.book.keys.link import targets
from gyotaku.book.linking import WEIGHTS
from gyotaku.book.summary import JST, summary
from gyotaku.model.case import Case, Reported
from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Source
from gyotaku.model.facts import Address, Fact, PageView, Sighting, Subject, Trend
from gyotaku.model.noun import Noun
from gyotaku.model.trends import Trends
from gyotaku.rules.course import milestones

FEWEST = 5
"""Mails of a month below which there is no trend to tell of."""
MOST = 20
"""Most other cases a report is told of."""
FAINT = 0.3
"""Weight up to which a family is not told: an operator of networks has thousands of customers."""
SOURCE = "case book"
MASK = "●●●"

_NAMED = re.compile(r"[^\s　、,:：「」【】\[\]]{1,20}[\s　]?(?=(?:様|さま|殿)(?:[\s　、,:：!！]|へ|の|宛|$))")
_ANYBODY = re.compile(r"(?:お客|会員|皆|ご?利用者|ユーザー?|顧客|オーナー|各位|カード会員|ご契約者|お得意)$")


class Relative(Noun, frozen=True, kw_only=True):
    """Another case of the book, masked, with the keys that it had unmasked."""

    case: Case
    shares: tuple[str, ...]
    """Families of the keys both have."""
    campaign: str = ""
    """The campaign both are in; empty when it is only similar."""
    reported: tuple[Reported, ...] = ()
    """To whom analysts say they reported it."""


class Words(NamedTuple):
    """What the book needs from rooms it may not see, to tell of its cases: the desk hands it in."""

    mask: Callable[[Case], Case]
    trend: Callable[[Trends], Trend]
    """Puts trends into words of every language."""
    judge: Callable[[Case], Case]
    """Judges a case again from its evidence."""
    tell: Callable[[Case], dict[str, str]]
    """Tells the report of a case, as it would be published, in plain words by language."""
    analyse: Callable[[bytes, str], Case] | None = None
    """Analyses a mail (its bytes, its name) again, where a case has lost its documents."""


def shared(one: Case, other: Case) -> tuple[str, ...]:
    """Return what two cases have in common, heaviest first: the brand, and of each thing the most telling family of keys.

    What many mails share (`FAINT`) is not worth a reader's look here, whatever it adds to the weight of a link.
    """
    both = {key.family for key in set(keys(one)) & set(keys(other))}
    telling: dict[str, str] = {}
    for family, weight in sorted(WEIGHTS.items(), key=lambda pair: (-pair[1].weight, pair[0])):
        if family in both and weight.weight > FAINT:
            telling.setdefault(weight.says, family)
    brand = summary(one).brand
    same = ("brand",) if brand and brand == summary(other).brand else ()
    return (*same, *telling.values())


def recollect(case: Case, relatives: Iterable[Relative], trends: Iterable[Trend] = ()) -> Case:
    """Return the case with what the book remembers at the end of its evidence; what an earlier look put there is replaced."""
    told = list(sightings(relatives))
    facts: list[Fact] = [*told, *trends]
    # Numbers of the mail's own facts stay: findings cite them.
    kept = tuple(seen for seen in case.evidence.observations if seen.source.name != SOURCE)
    absences = tuple(one for one in case.evidence.absences if one.kind != Sighting.__name__)
    nothing = () if told else (Absence(kind=Sighting.__name__, reason=Reason.NOT_PRESENT),)
    said = tuple(Observation(id="", fact=fact, source=Source(name=SOURCE), observer="archive") for fact in facts)
    evidence = Evidence(observations=kept, absences=absences).plus(said, nothing)
    return msgspec.structs.replace(case, evidence=evidence)


def sightings(relatives: Iterable[Relative]) -> Iterator[Sighting]:
    """Yield what is told of each other case: those of the campaign first, then by day, oldest first."""
    told = [_sighting(one) for one in relatives if one.shares or one.campaign]
    yield from sorted(told, key=lambda one: (not one.campaign, one.seen or date.max, one.case))[:MOST]


def _sighting(one: Relative) -> Sighting:
    evidence = one.case.evidence
    brief = summary(one.case)
    subject, sender = evidence.first(Subject), evidence.first(Address, role="from")
    links = targets(evidence)
    pages = [view.state for view, _ in evidence.of(PageView)]
    return Sighting(
        case=one.case.specimen.sha256[:12],
        seen=brief.seen.astimezone(JST).date() if brief.seen else None,
        shares=one.shares,
        subject=without_names(subject[0].text[:200]) if subject else "",
        campaign=one.campaign,
        sender_domain=(sender[0].registrable or sender[0].domain)[:253] if sender else "",
        site=(links[0].final_registrable or links[0].registrable)[:253] if links else "",
        page=pages[-1] if pages else "",
        domain_age=brief.domain_age,
        course=tuple(step for step, _ in milestones(evidence, links, one.reported)) if one.campaign else (),
    )


def without_names(subject: str) -> str:
    """Mask what stands before 様 unless it is anybody's (お客様): masking knows only the names that the mail itself tells."""
    return _NAMED.sub(lambda found: found[0] if _ANYBODY.search(found[0].strip()) else MASK, subject)
