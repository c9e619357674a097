"""Sender authentication: what the receiving server recorded then, apart from what was verified now."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Observation
from gyotaku.model.facts import AuthRecorded, AuthVerified
from gyotaku.model.report import Cell, Paragraph, Piece, Sentence, Table
from gyotaku.report.page import Page

_SHOWN = 12


def authentication(page: Page) -> list[Piece]:
    """Write both tables and how to read them."""
    recorded = list(page.evidence.of(AuthRecorded))[:_SHOWN]
    verified = list(page.evidence.of(AuthVerified))[:_SHOWN]
    pieces: list[Piece] = [Paragraph(sentences=(page.note("auth.explained"),), tone="quiet")]
    head = tuple(page.words(f"auth.head.{name}") for name in ("method", "outcome", "domain", "aligned", "who"))
    if recorded:
        rows = tuple(_recorded(page, fact, seen) for fact, seen in recorded)
        pieces.append(Table(caption=page.words("auth.recorded"), head=head, rows=rows))
    else:
        pieces.append(Table(caption=page.words("auth.recorded"), rows=((page.label("auth.result"), page.missing(AuthRecorded)),)))
    if verified:
        rows = tuple(_verified(page, fact, seen) for fact, seen in verified)
        pieces.append(Table(caption=page.words("auth.verified"), head=head, rows=rows))
    else:
        pieces.append(Table(caption=page.words("auth.verified"), rows=((page.label("auth.result"), page.missing(AuthVerified)),)))
    sentences = tuple(_reading(page, recorded))
    if sentences:
        pieces.append(Paragraph(sentences=sentences))
    return pieces


def _recorded(page: Page, fact: AuthRecorded, seen: Observation) -> tuple[Cell, ...]:
    who = fact.authserv_id or fact.header
    trust = page.words("auth.trusted" if fact.trusted else "auth.untrusted")
    return (
        page.cell(fact.method.upper(), seen),
        page.cell(page.word("outcome", fact.outcome), seen),
        page.cell(fact.domain or page.words("missing.not-present"), seen, code=True),
        page.cell(_aligned(page, fact.aligned), seen),
        page.cell(page.words("auth.who", who=who or page.words("missing.not-present"), trust=trust), seen),
    )


def _verified(page: Page, fact: AuthVerified, seen: Observation) -> tuple[Cell, ...]:
    return (
        page.cell(fact.method.upper(), seen),
        page.cell(page.word("outcome", fact.outcome), seen),
        page.cell(fact.domain or page.words("missing.not-present"), seen, code=True),
        page.cell(_aligned(page, fact.aligned), seen),
        page.cell(page.words("auth.by-us", why=page.word("auth.why", fact.why) if fact.why else "-"), seen),
    )


def _aligned(page: Page, aligned: bool | None) -> str:
    return page.words({True: "auth.aligned", False: "auth.not-aligned", None: "auth.alignment-unknown"}[aligned])


def _reading(page: Page, recorded: list[tuple[AuthRecorded, Observation]]) -> Iterator[Sentence]:
    trusted = [(fact, seen) for fact, seen in recorded if fact.trusted]
    passed = [(fact, seen) for fact, seen in trusted if fact.outcome == "pass"]
    failed = [(fact, seen) for fact, seen in trusted if fact.outcome in {"fail", "softfail", "hardfail"}]
    if failed:
        methods = page.joined(dict.fromkeys(fact.method.upper() for fact, _ in failed))
        yield page.say("auth.failed", *(seen for _, seen in failed), methods=methods)
    if passed:
        methods = page.joined(dict.fromkeys(fact.method.upper() for fact, _ in passed))
        yield page.say("auth.passed", *(seen for _, seen in passed), methods=methods)
    untrusted = [seen for fact, seen in recorded if not fact.trusted]
    if untrusted:
        yield page.say("auth.claims", *untrusted[:4])
