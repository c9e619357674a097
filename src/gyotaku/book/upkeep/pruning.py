"""Letting go of what is old: the mails and captured files, or whole cases. What was published, decided or pinned stays.

Without more words only bytes go: what the case says (verdict, evidence, report, campaign, trends) needs no mail. Rows are changed
first, together with a note of the bytes that go; then the bytes; then the note. A program that is stopped between leaves the
note, and the next pruning, or `gyotaku book check --repair`, finishes the work.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, text

from gyotaku.book.batch import Batch
from gyotaku.book.blobs import Blobs
from gyotaku.book.database import Database
from gyotaku.book.documents import unpack
from gyotaku.book.filters import parse
from gyotaku.book.keyrings import GENUINE, Keyrings, listed
from gyotaku.book.listing import find, moment
from gyotaku.book.lock import not_alone
from gyotaku.book.placing import Campaigns, Told
from gyotaku.book.ports import Placer
from gyotaku.book.statements import sql
from gyotaku.book.summary import summary
from gyotaku.book.words import searchable
from gyotaku.errors import BookError, UsageError

DAY = 86_400
SOME = 100
EVERY = 10**9
REASONS = ("published", "decided", "pinned")
"""What keeps a case, first one told: it was published, an analyst decided on it, it was put into its campaign by hand."""


class Goes(msgspec.Struct, frozen=True, kw_only=True):
    """One case of which something goes; as `gyotaku book prune --jsonl` prints it, every field always there."""

    sha256: str
    name: str
    added: str
    label: str
    mail: bool
    """Whether its mail goes (False: it was not kept, or went before)."""
    files: int
    """Files of captures that go."""
    case: bool
    """Whether the whole case goes."""


class Plan(msgspec.Struct, kw_only=True):
    """What a rule takes away, and what stays although it is old enough, counted by why."""

    goes: list[Goes]
    stays: dict[str, int]


class Pruned(msgspec.Struct, kw_only=True):
    """What was taken away."""

    cases: int = 0
    """Cases of which something went."""
    blobs: int = 0
    """Files removed beside the book."""
    stayed: int = 0
    """Cases of the plan that were decided on, or could not be read, meanwhile."""


class Pruning:
    """Pruning of one book."""

    def __init__(self, database: Database, blobs: Blobs, placer: Placer) -> None:
        self._database = database
        self._blobs = blobs
        self._placer = placer

    def plan(self, days: int, wanted: str = "", *, whole: bool = False) -> Plan:
        """Say what goes: of cases added more than `days` days ago, that meet a filter, the bytes, or the `whole` case."""
        if days < 1:
            raise UsageError("--older-than is a number of days, 1 or more.")
        among = {one.sha256 for one in find(self._database, parse(wanted), EVERY)} if wanted.strip() else None
        goes: list[Goes] = []
        stays: Counter[str] = Counter()
        with self._database.still() as connection:
            for row in _old(connection, int(time.time()) - days * DAY):
                if (among is not None and row.sha256 not in among) or not (whole or row.raw or row.files):
                    continue
                if reason := keeps(row):
                    stays[reason] += 1
                    continue
                goes.append(
                    Goes(
                        sha256=row.sha256,
                        name=row.name,
                        added=moment(row.added) or "",
                        label=row.label,
                        mail=bool(row.raw),
                        files=row.files,
                        case=whole,
                    )
                )
        return Plan(goes=goes, stays=dict(stays))

    def carry_out(self, plan: Plan) -> Pruned:
        """Take away what a plan says, but for what was decided on since. Raises `BookError` while another program writes."""
        done = Pruned()
        with self._database.at_work(alone=True) as alone:
            if not alone:
                raise BookError(self._database.place.name, not_alone())
            done.blobs += self._dropped()
            for at in range(0, len(plan.goes), SOME):
                with self._database.writing() as connection:
                    if self._database.kind == "sqlite":
                        # What is deleted is overwritten, not only forgotten.
                        connection.execute(text("PRAGMA secure_delete = ON"))
                    some = plan.goes[at : at + SOME]
                    done.cases += _Away(connection, self._database.kind, self._placer).take(some)
                    done.stayed = at + len(some) - done.cases
                done.blobs += self._dropped()
            gone = {one.sha256 for one in plan.goes if one.case}
            if gone:
                with self._database.writing() as connection:
                    _forgotten(connection, gone)
        return done

    def _dropped(self) -> int:
        """Remove the bytes whose rows are gone, then the note that they were to go; return how many there were."""
        with self._database.reading() as connection:
            pending = connection.execute(sql("drops_pending")).scalars().all()
            asked = {"hashes": listed(self._database.kind, list(pending))}
            named = set(connection.execute(sql("blobs_named", self._database.kind), asked).scalars())
        count = 0
        for sha256 in pending:
            if sha256 not in named and self._blobs.has(sha256):
                self._blobs.drop(sha256)
                count += 1
        if pending:
            with self._database.writing() as connection:
                connection.execute(sql("drop_done"), [{"sha256": sha256} for sha256 in pending])
        return count


def keeps(row: Row[Any]) -> str:
    """Say what keeps a case; empty for nothing."""
    return next((reason for reason in REASONS if row._mapping[reason]), "")  # noqa: SLF001 - SQLAlchemy's public name


def _old(connection: Connection, before: int) -> Iterator[Row[Any]]:
    after = 0
    while rows := connection.execute(sql("prunable_page"), {"after": after, "before": before, "most": 1000}).all():
        yield from rows
        after = rows[-1].id


class _Away:
    """Takes away inside one transaction."""

    def __init__(self, connection: Connection, kind: str, placer: Placer) -> None:
        self._connection = connection
        self._kind = kind
        self._keyrings = Keyrings(connection, kind)
        self._batch = Batch(connection, kind, placer)
        self._campaigns = Campaigns(connection, int(time.time()))

    def take(self, some: Iterable[Goes]) -> int:
        """Take some away; return how many went."""
        count = 0
        left: Counter[str] = Counter()
        for one in some:
            row = self._connection.execute(sql("prunable_one"), {"sha256": one.sha256}).first()
            if row is None or keeps(row) or (one.case and not self._unsaid(row)):
                continue
            asked = {"specimen": row.id}
            hashes = {file.sha256 for file in self._connection.execute(sql("files_of"), asked)} | {row.sha256}
            self._connection.execute(sql("files_gone"), asked)
            self._connection.execute(sql("raw_gone"), asked)
            if one.case:
                for name in ("documents_gone", "versions_gone", "keyring_gone", "events_nameless", "specimen_gone"):
                    self._connection.execute(sql(name), asked)
                left[row.campaign] += 1
            self._to_drop(hashes)
            count += 1
        self._batch.flush()
        for name, cases in sorted(left.items()):
            if name:
                self._campaigns.recount(name)
                self._campaigns.record(name, None, "pruned", {"cases": cases})
        return count

    def _unsaid(self, row: Row[Any]) -> bool:
        """Take a case out of full text, trends and keys; False when it cannot be read, so that this would go wrong."""
        body = self._connection.execute(sql("document_of"), {"specimen": row.id}).scalar()
        try:
            case = unpack(body, row.sha256) if body is not None else None
        except BookError:
            case = None
        if case is None:
            return False
        self._connection.execute(sql("words_drop", self._kind), {"specimen": row.id, "body": searchable(case)})
        self._batch.count(summary(case), row.label, row.sorted, -1)
        self._keyrings.release(row.id, self._keyrings.of(row.id), genuine=row.label in GENUINE)
        return True

    def _to_drop(self, hashes: set[str]) -> None:
        asked = {"hashes": listed(self._kind, sorted(hashes))}
        named = set(self._connection.execute(sql("blobs_named", self._kind), asked).scalars())
        rows = [{"sha256": sha256} for sha256 in sorted(hashes - named)]
        if rows:
            self._connection.execute(sql("drop_wanted"), rows)


def _forgotten(connection: Connection, gone: set[str]) -> None:
    """Take cases that are gone out of the similar cases of all others."""
    after = 0
    while rows := connection.execute(sql("alike_page"), {"after": after, "most": 1000}).all():
        for row in rows:
            told = msgspec.json.decode(row.alike, type=list[Told])
            left = [one for one in told if one.sha256 not in gone]
            if len(left) < len(told):
                asked = {"specimen": row.specimen, "alike": msgspec.json.encode(left).decode()}
                connection.execute(sql("alike_is"), asked)
        after = rows[-1].specimen
