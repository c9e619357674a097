"""The course of a campaign: what happened to this mail and to the others that the book knows of it, by day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gyotaku.model.facts import Milestone, Sighting
from gyotaku.model.report import Basis, Cell, Figure, Piece, Table
from gyotaku.report import reading
from gyotaku.report.drawings.course import Lane, Mark, draw_course
from gyotaku.report.page import Ours, Page
from gyotaku.rules.course import ORDER, milestones

LANES = {
    "registered": ("sender-registered", "site-registered"),
    "certificate": ("certificate",),
    "mail": ("mail",),
    "page": ("page", "page-changed", "page-gone"),
    "listed": ("listed",),
    "reported": ("reported",),
}
"""Rows of the picture, and what stands in each."""
ROWS = 24
"""Most rows of the table: the first and the last ones of a long course."""
COUNTED = frozenset({"mail", "reported"})
"""What several mails have each for themselves; the rest is one thing that several mails tell of."""


class Happened:
    """One thing of one day, with all that tell of it."""

    def __init__(self, what: Milestone, cites: tuple[str, ...], count: int) -> None:
        self.what = what
        self.cites = cites
        self.count = count


def course(page: Page) -> list[Happened]:
    """List what happened, oldest first; empty when the book knows no dated other mail of the campaign."""
    others = [(step, seen.id) for fact, seen in page.evidence.of(Sighting) if fact.campaign for step in fact.course]
    if not others:
        return []
    reported = page.case.decisions.reported if page.case.decisions else ()
    targets = [link for link, _ in reading.targets(page)]
    own = [(step, seen.id if seen else "") for step, seen in milestones(page.evidence, targets, reported)]
    pairs = sorted([*own, *others], key=lambda pair: _place(pair[0]))
    grouped = [(what, [cite for _, cite in some]) for what, some in groupby(pairs, key=lambda pair: pair[0])]
    return [Happened(what, tuple(dict.fromkeys(one for one in cites if one)), len(cites)) for what, cites in grouped]


def campaign_course(page: Page) -> list[Piece]:
    """Draw the course and write it as a table."""
    found = course(page)
    if len(found) < 2:
        return []
    shown = found if len(found) <= ROWS else [*found[: ROWS // 2], *found[-ROWS // 2 :]]
    caption = page.words("course.table")
    if len(shown) < len(found):
        caption = page.words("course.table-cut", count=len(found), shown=len(shown))
    head = (page.words("timeline.when"), page.words("timeline.what"))
    rows = tuple((_cell(page, one, page.day(one.what.on)), _cell(page, one, said(page, one))) for one in shown)
    return [_figure(page, found), Table(caption=caption, head=head, rows=rows)]


def _place(step: Milestone) -> tuple[object, ...]:
    return step.on, ORDER.index(step.kind), step.of, step.state, step.before


def _cell(page: Page, one: Happened, text: Ours) -> Cell:
    return page.cell(text, *one.cites) if one.cites else page.cell(text, basis=Basis.NOTE)


def said(page: Page, one: Happened) -> Ours:
    """Say what happened in words."""
    what = one.what
    words: dict[str, str] = {"domain": what.of}
    if what.kind == "listed":
        words = {"list": page.source(what.of)}
    elif what.kind == "reported":
        words = {"to": reading.place(page, what.of)}
    elif what.state:
        words = {"state": page.word("state", what.state), "before": page.word("state", what.before)}
    key = {"mail": "received", "certificate": "certificate-of"}.get(what.kind, what.kind)
    told = page.words(f"timeline.{key}", **words)
    return page.words("course.times", what=told, count=one.count) if what.kind in COUNTED and one.count > 1 else told


def _figure(page: Page, found: list[Happened]) -> Figure:
    lanes = [
        (page.words(f"course.lane.{name}"), [one for one in found if one.what.kind in kinds]) for name, kinds in LANES.items()
    ]
    drawn = tuple(Lane(name, tuple(_marks(some))) for name, some in lanes if some)
    told = page.joined(_lane(page, name, some) for name, some in lanes if some)
    signs = {
        "course.caption-gone": any(one.what.kind == "page-gone" for one in found),
        "drawing.timeline-told": any(one.what.kind == "reported" for one in found),
    }
    caption = Ours("".join(page.words(key) for key in ("course.caption", *(key for key, there in signs.items() if there))))
    cites = tuple(dict.fromkeys(cite for one in found for cite in one.cites))
    return Figure(alt=page.words("course.alt", lanes=told), caption=caption, svg=draw_course(drawn), cites=cites)


def _marks(some: list[Happened]) -> Iterator[Mark]:
    for one in some:
        yield Mark(one.what.on, one.count if one.what.kind in COUNTED else 1, gone=one.what.kind == "page-gone")


def _lane(page: Page, name: Ours, some: list[Happened]) -> Ours:
    first, last = some[0].what.on, some[-1].what.on
    key = "course.lane-day" if first == last else "course.lane-span"
    return page.words(key, name=name, first=page.day(first), last=page.day(last))
