"""The stages in order, once: bytes → Case. Pure; only `transport` may ask outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from gyotaku import __version__
from gyotaku.enrich import enrich
from gyotaku.model.case import About, Case
from gyotaku.model.evidence import Evidence, Reason
from gyotaku.model.message import Message, Specimen
from gyotaku.observe import observe
from gyotaku.read.message import read
from gyotaku.read.sources import attached, specimen
from gyotaku.rules import apply
from gyotaku.settings import DEFAULT, Settings
from gyotaku.transport import OFFLINE, Transport
from gyotaku.verdict import judge

Visit = Callable[[Evidence], Evidence]
"""Adds to the evidence what visits to the pages behind the links showed."""
Camera = Callable[[Message, Case], Case]
"""Adds to a case what only the mail itself can show: a picture of it."""

TREE = 100
"""Most mails analysed of one specimen, attached ones at any depth included."""


def analyse(raw: bytes, *, name: str = "mail", settings: Settings = DEFAULT, transport: Transport = OFFLINE) -> Case:
    """Analyse one mail from its bytes (RFC 5322 or Outlook .msg) and return its case; attached mails are not entered.

    Raises `InputError` when the bytes are not a mail, `LimitError` when they exceed `settings.limits.specimen_bytes`. Pure:
    nothing is written, nothing is asked unless `transport` does.
    """
    return _case(read(specimen(raw, name=name, settings=settings), settings), (), settings, transport)


def analyse_tree(
    one: Specimen,
    *,
    settings: Settings = DEFAULT,
    transport: Transport = OFFLINE,
    visit: Visit | None = None,
    camera: Camera | None = None,
) -> Iterator[Case]:
    """Analyse a specimen and every mail attached to it, each by itself, carrier first."""
    pairs = analyse_specimens(one, settings=settings, transport=transport, visit=visit, camera=camera)
    return (case for _, case in pairs)


def analyse_specimens(
    one: Specimen,
    *,
    settings: Settings = DEFAULT,
    transport: Transport = OFFLINE,
    visit: Visit | None = None,
    camera: Camera | None = None,
) -> Iterator[tuple[Specimen, Case]]:
    """As `analyse_tree`, each case with the specimen it is about: whoever keeps cases keeps the bytes of attached mails too."""
    waiting = [one]
    for _ in range(TREE):
        if not waiting:
            return
        message = read(waiting.pop(0), settings)
        inside = list(attached(message, settings))
        waiting[:0] = inside
        case = _case(message, tuple(other.name for other in inside), settings, transport, visit)
        yield message.specimen, camera(message, case) if camera is not None else case


def judged(case: Case) -> Case:
    """Judge a case again from its evidence alone, with today's rules and weights."""
    findings, undecided = apply(case.evidence)
    verdict = judge(findings, undecided)
    return msgspec.structs.replace(case, findings=findings, not_evaluated=undecided, verdict=verdict)


def _case(
    message: Message, inside: tuple[str, ...], settings: Settings, transport: Transport, visit: Visit | None = None
) -> Case:
    evidence = enrich(observe(message, settings), transport)
    if visit is not None:
        evidence = visit(evidence)
    findings, undecided = apply(evidence)
    one = message.specimen
    about = About(
        name=one.name,
        sha256=one.sha256,
        size=len(one.raw),
        kind=one.kind,
        carrier=one.carrier,
        origin=one.origin,
        attached=inside,
        notes=one.notes,
    )
    return Case(
        tool=f"gyotaku/{__version__}",
        specimen=about,
        evidence=evidence,
        findings=findings,
        not_evaluated=undecided,
        verdict=judge(findings, undecided),
        defects=message.defects,
        cuts=tuple(dict.fromkeys([*message.cuts, *(gap.detail for gap in evidence.absences if gap.reason is Reason.TRUNCATED)])),
    )
