"""The stages in order, once: bytes → Case. Pure; only `transport` may ask outside."""

from __future__ import annotations

from gyotaku import __version__
from gyotaku.enrich import enrich
from gyotaku.model.case import About, Case
from gyotaku.model.message import Specimen
from gyotaku.observe import observe
from gyotaku.read.message import read
from gyotaku.read.sources import specimen
from gyotaku.rules import apply
from gyotaku.settings import DEFAULT, Settings
from gyotaku.transport import OFFLINE, Transport
from gyotaku.verdict import judge


def analyse(raw: bytes, *, name: str = "mail", settings: Settings = DEFAULT, transport: Transport = OFFLINE) -> Case:
    """Analyse one mail from its bytes (RFC 5322 or Outlook .msg); attached mails are not entered.

    Raises `InputError` when the bytes are not a mail, `LimitError` when they exceed `settings.limits.specimen_bytes`.
    """
    return analyse_specimen(specimen(raw, name=name, settings=settings), settings=settings, transport=transport)


def analyse_specimen(
    one: Specimen, *, settings: Settings = DEFAULT, transport: Transport = OFFLINE, attached: tuple[str, ...] = ()
) -> Case:
    """Analyse one specimen as the sources gave it; `attached` names the mails attached to it."""
    message = read(one, settings)
    evidence = enrich(observe(message, settings), transport)
    return judged(
        Case(
            tool=f"gyotaku/{__version__}",
            specimen=About(
                name=one.name,
                sha256=one.sha256,
                size=len(one.raw),
                kind=one.kind,
                carrier=one.carrier,
                origin=one.origin,
                attached=attached,
                notes=one.notes,
            ),
            evidence=evidence,
            verdict=judge((), ()),
            defects=message.defects,
            cuts=message.cuts,
        )
    )


def judged(case: Case) -> Case:
    """Judge a case again from its evidence alone, with today's rules and weights."""
    findings, undecided = apply(case.evidence)
    return Case(
        format=case.format,
        tool=case.tool,
        specimen=case.specimen,
        evidence=case.evidence,
        findings=findings,
        not_evaluated=undecided,
        verdict=judge(findings, undecided),
        defects=case.defects,
        cuts=case.cuts,
        masked=case.masked,
    )
