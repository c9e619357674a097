"""An analyst's word on a case, append-only: nothing is taken back, only answered by a later word."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, update

from gyotaku.book.batch import Batch
from gyotaku.book.database import Database
from gyotaku.book.documents import unpack
from gyotaku.book.filters import TLP
from gyotaku.book.keyrings import GENUINE, Keyrings, listed
from gyotaku.book.ports import Placer
from gyotaku.book.reporting import dated, reported
from gyotaku.book.schema import decision, specimen
from gyotaku.book.statements import sql
from gyotaku.book.summary import summary
from gyotaku.errors import UsageError
from gyotaku.model.case import Decided, Label, Override, Reported

MACHINE_LABEL = "none"
"""As a label: the override ends, the verdict's own label is in force again."""
LONGEST = 10_000


class Word(NamedTuple):
    """One word an analyst wants to say."""

    kind: str
    """label | note | tag | untag | tlp | reported | unreported."""
    value: str
    on: date | None = None
    """Of `reported`: the day; None for now."""


def decide(database: Database, placer: Placer, sha256: str, words: Sequence[Word], *, author: str, because: str = "") -> None:
    """Write down decisions, all or none. A label needs a reason; every decision needs a name."""
    now = int(time.time())
    checked = [_checked(word, because.strip(), author.strip(), datetime.fromtimestamp(now, UTC)) for word in words]
    with database.writing() as connection:
        asked = {"hashes": listed(database.kind, [sha256])}
        row = connection.execute(sql("specimens_by_hash", database.kind), asked).one()
        for word, value in zip(words, checked, strict=True):
            made = {"specimen": row.id, "at": now, "author": author.strip()[:200], "kind": word.kind}
            connection.execute(insert(decision), {**made, "value": value, "reason": because.strip()[:LONGEST]})
            if word.kind == "label":
                label = row.judged if value == MACHINE_LABEL else value
                _relabel(Batch(connection, database.kind, placer), connection, database.kind, sha256, label)


def _checked(word: Word, because: str, author: str, now: datetime) -> str:
    kind, value = word.kind, word.value.strip()
    if not author:
        raise UsageError("A decision needs a name: --by NAME.")
    if not value:
        raise UsageError(f"The {kind} is empty.")
    if kind == "label":
        known = [*(one.value for one in Label), MACHINE_LABEL]
        if value not in known:
            raise UsageError(f"No label is called {value!r}; the known ones are: {', '.join(known)}.")
        if not because:
            raise UsageError("A label set by hand needs a reason: --because TEXT.")
    if kind == "tlp" and value.upper() not in TLP:
        raise UsageError(f"No TLP is called {value!r}; the known ones are: {', '.join(TLP)}.")
    if kind == "reported":
        return dated(value, word.on, now)
    return value.upper() if kind == "tlp" else value[:LONGEST]


def _relabel(batch: Batch, connection: Connection, kind: str, sha256: str, label: str) -> None:
    """Bring the lists, the trends and the weight of the keys in step with a label set by hand."""
    asked = {"hashes": listed(kind, [sha256])}
    row = connection.execute(sql("specimens_by_hash", kind), asked).one()
    if row.label == label:
        return
    columns = summary(unpack(connection.execute(sql("current_document"), {"sha256": sha256}).scalar_one(), sha256))
    connection.execute(update(specimen).where(specimen.c.id == row.id), {"label": label})
    batch.count(columns, row.label, row.sorted, -1)
    batch.count(columns, label, row.sorted, 1)
    batch.flush()
    if (row.label in GENUINE) != (label in GENUINE):
        keyrings = Keyrings(connection, kind)
        keyrings.judged(keyrings.of(row.id), 1 if label in GENUINE else -1)


def decisions(connection: Connection, sha256: str) -> list[Decided]:
    """List what was decided on a case, oldest first."""
    rows = connection.execute(sql("decisions_of"), {"sha256": sha256})
    return [
        Decided(at=datetime.fromtimestamp(row.at, UTC), author=row.author, kind=row.kind, value=row.value, because=row.reason)
        for row in rows
    ]


class Standing(NamedTuple):
    """What is in force of everything that was decided on a case."""

    override: Override | None
    """The label set by hand."""
    tags: tuple[str, ...]
    tlp: str
    """Empty when nobody set it."""
    reported: tuple[Reported, ...]


def standing(made: list[Decided]) -> Standing:
    """Read what is in force."""
    override: Override | None = None
    tlp = ""
    tags: dict[str, None] = {}
    told: dict[str, Reported] = {}
    for one in made:
        if one.kind == "label":
            label = None if one.value == MACHINE_LABEL else Label(one.value)
            override = Override(label=label, at=one.at, author=one.author, because=one.because) if label else None
        elif one.kind == "tag":
            tags[one.value] = None
        elif one.kind == "untag":
            tags.pop(one.value, None)
        elif one.kind == "tlp":
            tlp = one.value
        elif one.kind == "reported":
            place = reported(one)
            told[place.to] = place
        elif one.kind == "unreported":
            told.pop(" ".join(one.value.split()), None)
    return Standing(override, tuple(tags), tlp, tuple(told.values()))
