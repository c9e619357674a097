"""Fill an empty book with very many cases quickly: the same rows as `add` writes, in the order that an engine likes best.

`add` places each case by asking the database; here the generator knows which campaign a case belongs to. Everything else is what
the book derives from a case. Nothing is durable before the end: a run that breaks off leaves a file to throw away.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

import msgspec
import psycopg

from book_cases import Campaign, Made
from gyotaku.book.database import Database
from gyotaku.book.documents import packed as document
from gyotaku.book.entries import DAY, JST_SECONDS, columns_of
from gyotaku.book.facets import facets
from gyotaku.book.keyrings import BRANDS, GENUINE, packed
from gyotaku.book.place import Place
from gyotaku.book.placing import MACHINE

STEP = 5_000
ROOM = 1 << 28
Rows = Sequence[tuple[object, ...]]
SPECIMEN = (
    "id, sha256, name, kind, size, raw, added, version, label, sorted, judged, score, unwanted, brand, category, pretexts,"
    " subject, sender, sender_reversed, tld, sender_class, spoofed, ip, hosting, seen, domain_age, campaign"
)
COLUMNS = {
    "specimen": SPECIMEN,
    "case_version": "id, specimen, version, made, why, tool, label, score",
    "document": "case_version, body",
    "keyring": "specimen, hashes, alike",
    "campaign_event": "campaign, specimen, at, author, action, detail",
    "holding": "hash, specimen",
    "trait": "hash, family, value, cases, genuine, brands",
    "campaign": "id, title, made, cases, first, last",
    "tally": "facet, day, value, cases",
    "words": "specimen, sorted, body",
}


class Sink(Protocol):
    """Where rows go."""

    def put(self, table: str, rows: Rows, /) -> None:
        """Write rows of a table."""

    def close(self) -> None:
        """Bring the book into the state in which `add` would have left it."""


class Sqlite:
    """A book in a file."""

    def __init__(self, file: str) -> None:
        self._raw = sqlite3.connect(file, isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000", "foreign_keys=OFF"):
            self._raw.execute(f"PRAGMA {pragma}")
        found = self._raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name NOT LIKE 'words%'"
        )
        self._indexes = found.fetchall()
        for name, _ in self._indexes:
            self._raw.execute(f"DROP INDEX {name}")
        self._raw.execute("CREATE TEMP TABLE held (hash INTEGER, specimen INTEGER)")
        self._raw.execute("BEGIN")

    def put(self, table: str, rows: Rows) -> None:
        """Insert rows; those of the largest table wait to be put in order."""
        columns = "rowid, body" if table == "words" else COLUMNS[table]
        if table == "words":
            rows = sorted((int(str(moment)) * ROOM + int(str(number)), body) for number, moment, body in rows)
        marks = ", ".join("?" for _ in columns.split(","))
        self._raw.executemany(f"INSERT INTO {'held' if table == 'holding' else table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - our own words

    def close(self) -> None:
        """Put the keys in order, make the indexes again."""
        self._raw.execute("INSERT INTO holding SELECT hash, specimen FROM held ORDER BY hash, specimen")
        for _, statement in self._indexes:
            self._raw.execute(statement)
        self._raw.execute("COMMIT")
        self._raw.execute("ANALYZE")
        self._raw.close()


class Postgres:
    """A book on a server."""

    def __init__(self, url: str) -> None:
        self._raw = psycopg.connect(url.partition("&files=")[0].partition("?files=")[0])
        self._raw.execute("SET maintenance_work_mem = '1GB'")
        self._raw.execute("SET synchronous_commit = off")
        found = self._raw.execute(
            "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE schemaname = 'public'"
            " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)"
        )
        self._indexes = found.fetchall()
        for name, _ in self._indexes:
            self._raw.execute(f'DROP INDEX "{name}"')
        self._raw.execute("ALTER TABLE holding DROP CONSTRAINT holding_pkey")
        self._raw.execute("CREATE TEMP TABLE cut (specimen BIGINT, sorted BIGINT, body TEXT)")

    def put(self, table: str, rows: Rows) -> None:
        """Copy rows; texts are cut by the server."""
        target = "cut" if table == "words" else table
        with self._raw.cursor() as cursor:
            with cursor.copy(f"COPY {target} ({COLUMNS[table]}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            if table == "words":
                cursor.execute("INSERT INTO words SELECT specimen, to_tsvector('simple', body), sorted FROM cut")
                cursor.execute("TRUNCATE cut")
        self._raw.commit()

    def close(self) -> None:
        """Make the indexes again, let the numbers go on behind the last one."""
        self._raw.execute("ALTER TABLE holding ADD CONSTRAINT holding_pkey PRIMARY KEY (hash, specimen)")
        for _, statement in self._indexes:
            self._raw.execute(statement)
        for table in ("specimen", "case_version", "campaign_event"):
            self._raw.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")  # noqa: S608 - our own words
        self._raw.commit()
        self._raw.autocommit = True
        self._raw.execute("VACUUM ANALYZE")
        self._raw.close()


class Counts:
    """What is counted over all cases: keys, campaigns, days."""

    def __init__(self) -> None:
        self.traits: dict[int, list[object]] = {}
        self.campaigns: dict[int, list[object]] = {}
        self.members: dict[int, list[str]] = {}
        self.tally: Counter[tuple[str, int, str]] = Counter()

    def count(self, one: Made, moment: int) -> None:
        """Count one case."""
        label = one.columns.label
        genuine, brand = int(label in GENUINE), one.columns.brand
        for name, key in one.keys.items():
            row = self.traits.get(name)
            if row is None:
                self.traits[name] = [key.family, key.value[:200], 1, genuine, brand]
                continue
            row[2] = int(str(row[2])) + 1
            row[3] = int(str(row[3])) + genuine
            known = str(row[4]).split("\n") if row[4] else []
            if brand and brand not in known and len(known) < BRANDS:
                row[4] = "\n".join([*known, brand])
        for facet, value in facets(one.columns, label):
            self.tally[facet, (moment + JST_SECONDS) // DAY, value] += 1


def fill(sink: Sink, made: Iterable[tuple[Made, Campaign]], say: Callable[[str], object] = sys.stderr.write) -> Counts:
    """Write every case, then what is counted over all."""
    counts, start, serial = Counts(), time.monotonic(), 0
    for some in _chunks(iter(made)):
        rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in COLUMNS}
        for one, campaign in some:
            serial += 1
            _case(rows, counts, serial, one, campaign)
        for table, found in rows.items():
            sink.put(table, found)
        if serial % 50_000 == 0:
            say(f"{serial} cases, {time.monotonic() - start:.0f} s\n")
    sink.put("trait", [(name, *row) for name, row in sorted(counts.traits.items())])
    sink.put("campaign", [tuple(row) for row in counts.campaigns.values()])
    sink.put("tally", [(*key, cases) for key, cases in sorted(counts.tally.items())])
    sink.close()
    say(f"{serial} cases, {time.monotonic() - start:.0f} s, all written\n")
    return counts


def _chunks(made: Iterator[tuple[Made, Campaign]]) -> Iterator[list[tuple[Made, Campaign]]]:
    while some := list(islice(made, STEP)):
        yield some


def _case(rows: dict[str, list[tuple[object, ...]]], counts: Counts, serial: int, one: Made, campaign: Campaign) -> None:
    assert one.columns.seen is not None
    moment = int(one.columns.seen.timestamp())
    counts.count(one, moment)
    name = _joined(rows["campaign_event"], counts, serial, one, campaign) if one.campaign >= 0 else ""
    label = one.columns.label
    derived = columns_of(one.columns)
    rows["specimen"].append(
        (
            *(serial, one.sha256, f"{one.sha256[:12]}.eml", "eml", one.size, False, moment, 1, label, moment),
            *(derived[column] for column in SPECIMEN.replace(" ", "").split(",")[10:-1]),
            name,
        )
    )
    rows["case_version"].append((serial, serial, 1, moment, "added", "gyotaku/bench", label, one.columns.score))
    rows["document"].append((serial, document(one.json)))
    rows["words"].append((serial, moment, one.words))
    rows["keyring"].append((serial, packed(one.keys), "[]"))
    rows["holding"] += [(key, serial) for key in one.keys]


def _joined(events: list[tuple[object, ...]], counts: Counts, serial: int, one: Made, campaign: Campaign) -> str:
    assert one.columns.seen is not None
    moment = int(one.columns.seen.timestamp())
    row = counts.campaigns.get(one.campaign)
    if row is None:
        name = "c" + hashlib.sha256(one.sha256.encode()).hexdigest()[:10]
        title = " / ".join(part for part in (one.columns.brand, one.columns.subject) if part)[:200]
        counts.campaigns[one.campaign] = [name, title, moment, 1, moment, moment]
        counts.members[one.campaign] = [one.sha256]
        return name
    others = counts.members[one.campaign]
    detail = {"reasons": [(sha256, campaign.telling()) for sha256 in others[-3:]]}
    told = {"reasons": [{"sha256": sha256, "keys": kept} for sha256, kept in detail["reasons"]]}
    action = "found" if row[3] == 1 else "joined"
    name = str(row[0])
    events.append((name, serial, moment, MACHINE, action, msgspec.json.encode(told).decode()))
    counts.members[one.campaign] = [*others[-2:], one.sha256]
    row[3], row[5] = int(str(row[3])) + 1, moment
    return name


def sink_of(where: str) -> Sink:
    """Make an empty book, and the way to fill it."""
    place = Place(where)
    Database(place).close()
    if place.file is not None:
        return Sqlite(str(place.file))
    return Postgres(where)
