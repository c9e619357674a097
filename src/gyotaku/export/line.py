"""From a case to the line of `analyse --jsonl`."""

from __future__ import annotations

from gyotaku.errors import InputError
from gyotaku.model.case import Case
from gyotaku.model.facts import Address, Boundary, BrandClaim, DateClaim, Link, Lure, Subject
from gyotaku.model.line import Line
from gyotaku.phrases import catalogue

FOLLOWED = {"http", "https"}
NOT_A_TARGET = {"header", "css", "img", "background", "base", "link", "script", "comment"}
"""Carriers that a reader does not follow by a click."""


def line(case: Case, elapsed_ms: float) -> Line:
    """Summarise a case as one line; `elapsed_ms` is the wall time the caller measured."""
    evidence = case.evidence
    subject = evidence.first(Subject)
    sender = evidence.first(Address, role="from")
    claim = evidence.first(BrandClaim, primary=True)
    received = evidence.first(DateClaim, role="received")
    boundary = evidence.first(Boundary)
    at = received[0].at if received else None
    return Line(
        path=case.specimen.name,
        sha256=case.specimen.origin or case.specimen.sha256,
        label=case.verdict.label.value,
        score=case.verdict.score,
        brand=claim[0].name_ja if claim else None,
        brand_en=claim[0].name_en if claim else None,
        pretexts=tuple(dict.fromkeys(lure.pretext for lure, _ in evidence.of(Lure))),
        subject=subject[0].text if subject else None,
        from_=sender[0].address if sender else None,
        from_domain=sender[0].domain if sender else None,
        received_at=at.isoformat() if at else None,
        source_ip=boundary[0].source_ip if boundary else None,
        source_ip_why=_why(boundary[0]) if boundary else catalogue("en").text("boundary.none"),
        urls=tuple(dict.fromkeys(link.target for link, _ in evidence.of(Link) if _followed(link))),
        findings=tuple(finding.rule for finding in case.findings),
        not_evaluated=tuple(one.rule for one in case.not_evaluated),
        defects=tuple(dict.fromkeys([*(defect.code for defect in case.defects), *(f"cut:{cut}" for cut in case.cuts)])),
        elapsed_ms=elapsed_ms,
        error=None,
        carrier=case.specimen.carrier,
    )


def _followed(link: Link) -> bool:
    return link.scheme in FOLLOWED and link.carrier not in NOT_A_TARGET


def _why(boundary: Boundary) -> str:
    return catalogue("en").text(
        f"boundary.{boundary.why}",
        default=boundary.why,
        by=boundary.by or "?",
        ip=boundary.source_ip or "?",
        receiver=boundary.receiver or "?",
        hop=boundary.hop if boundary.hop is not None else "?",
    )


def failed(error: InputError, elapsed_ms: float) -> Line:
    """State that an input could not be read, in the same form."""
    return Line(
        path=error.path,
        sha256=None,
        label=None,
        score=None,
        brand=None,
        brand_en=None,
        pretexts=(),
        subject=None,
        from_=None,
        from_domain=None,
        received_at=None,
        source_ip=None,
        source_ip_why="",
        urls=(),
        findings=(),
        not_evaluated=(),
        defects=(),
        elapsed_ms=elapsed_ms,
        error=error.why,
    )
