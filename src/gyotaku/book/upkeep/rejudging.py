"""Judging the stored evidence again with today's rules and weights, without the mails, and telling what changed and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from gyotaku import __version__
from gyotaku.book.database import Database
from gyotaku.book.documents import unpack
from gyotaku.book.entries import Entry
from gyotaku.book.filters import parse
from gyotaku.book.listing import find
from gyotaku.book.statements import sql
from gyotaku.book.store import Store
from gyotaku.errors import BookError
from gyotaku.model.case import Case, Verdict

SOME = 100
EVERY = 10**9


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict in short."""

    label: str
    score: int
    unwanted: int
    why: str


class Turned(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that speaks otherwise than before: weight in log-odds, null where it did not speak."""

    rule: str
    before: float | None
    after: float | None


class Rejudged(msgspec.Struct, frozen=True, kw_only=True):
    """A case whose verdict changed; as `gyotaku book rejudge --jsonl` prints it, every field always there."""

    sha256: str
    name: str
    version: int
    """The version that was judged again."""
    before: Said
    after: Said
    rules: tuple[Turned, ...]
    """Heaviest change first. Empty when only thresholds moved."""
    label: str
    """The label in force before: an analyst's word stands above both verdicts."""
    kept: int | None
    """The new version, once it is kept; null for a look."""


class Rejudging:
    """One run; afterwards `cases` says how many were judged, `unread` which could not be read."""

    def __init__(self, database: Database, store: Store, judge: Callable[[Case], Case]) -> None:
        self._database = database
        self._store = store
        self._judge = judge
        self.cases = 0
        self.unread: list[str] = []

    def run(self, wanted: str = "", *, keep: bool = False) -> Iterator[Rejudged]:
        """Yield every case, of those that meet a filter, whose verdict changed; with `keep`, as a new version of it."""
        batch: list[tuple[Rejudged, Case]] = []
        for sha256 in self._hashes(wanted):
            changed = self._again(sha256)
            if changed is None:
                continue
            if not keep:
                yield changed[0]
                continue
            batch.append(changed)
            if len(batch) >= SOME:
                yield from self._kept(batch)
                batch = []
        yield from self._kept(batch)

    def _hashes(self, wanted: str) -> Iterator[str]:
        if wanted.strip():
            yield from (one.sha256 for one in find(self._database, parse(wanted), EVERY))
            return
        after = 0
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(sql("specimens_page"), {"after": after, "most": SOME}).all()
            if not rows:
                return
            yield from (row.sha256 for row in rows)
            after = rows[-1].id

    def _again(self, sha256: str) -> tuple[Rejudged, Case] | None:
        with self._database.reading() as connection:
            row = connection.execute(sql("document_and_label"), {"sha256": sha256}).first()
        if row is None or row.body is None:
            self.unread.append(sha256)
            return None
        try:
            before = unpack(row.body, sha256)
        except BookError:
            self.unread.append(sha256)
            return None
        self.cases += 1
        after = self._judge(before)
        if after.verdict == before.verdict:
            return None
        told = Rejudged(
            sha256=sha256,
            name=row.name,
            version=row.version,
            before=_said(before.verdict),
            after=_said(after.verdict),
            rules=turned(before.verdict, after.verdict),
            label=row.label,
            kept=None,
        )
        return told, msgspec.structs.replace(after, tool=f"gyotaku/{__version__}")

    def _kept(self, batch: list[tuple[Rejudged, Case]]) -> Iterator[Rejudged]:
        entries = [Entry(case=case, why="rejudged", after=told.version) for told, case in batch]
        if not entries:
            return
        kept = self._store.keep(entries, again=True)
        for (told, _), one in zip(batch, kept, strict=True):
            # Somebody kept another version meanwhile: that one stands, and the next run judges it.
            if one.new:
                yield msgspec.structs.replace(told, kept=one.version)


def _said(verdict: Verdict) -> Said:
    return Said(label=verdict.label.value, score=verdict.score, unwanted=verdict.unwanted, why=verdict.why)


def turned(before: Verdict, after: Verdict) -> tuple[Turned, ...]:
    """List the rules that weigh otherwise, heaviest change first."""
    old = {one.rule: one.weight for one in before.reasons}
    new = {one.rule: one.weight for one in after.reasons}
    changed = [
        Turned(rule=rule, before=old.get(rule), after=new.get(rule))
        for rule in old.keys() | new.keys()
        if old.get(rule) != new.get(rule)
    ]
    return tuple(sorted(changed, key=lambda one: (-abs((one.after or 0.0) - (one.before or 0.0)), one.rule)))
