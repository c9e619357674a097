"""Taking the cases of an export into a book, inside one transaction: new ones whole, known ones where their record goes on."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import zstandard
from sqlalchemy import Connection, Row, update

from gyotaku.book.batch import Batch
from gyotaku.book.decisions import MACHINE_LABEL
from gyotaku.book.documents import json_of
from gyotaku.book.documents import packed as compressed
from gyotaku.book.entries import columns_of, mine_of, seconds_of
from gyotaku.book.keyrings import GENUINE, Keyrings, listed, numbered, packed
from gyotaku.book.placing import Campaigns
from gyotaku.book.ports import Key, Placer
from gyotaku.book.schema import decision, edition, kept_file, keyring, specimen
from gyotaku.book.statements import many, sql
from gyotaku.book.summary import summary
from gyotaku.book.upkeep.archive import Analysed, Archive, Columns, Exported, Printed
from gyotaku.book.upkeep.counts import living
from gyotaku.book.upkeep.exporting import columns_of as row_columns
from gyotaku.book.upkeep.records import beyond, insert_rows
from gyotaku.book.words import searchable
from gyotaku.errors import BookError
from gyotaku.model.case import FORMAT, Case

DECODE = msgspec.json.Decoder(Case).decode
Versions = dict[int, Case]
"""The analyses of one specimen by their numbers."""


class Imported(msgspec.Struct, kw_only=True):
    """What became of an import; as `gyotaku book import --jsonl` prints it."""

    cases: int = 0
    """Cases in the export."""
    new: int = 0
    continued: int = 0
    """Cases the book had, whose record went on."""
    known: int = 0
    """Cases the book had as they are."""
    differing: int = 0
    """Cases whose record went another way here; the book's own stands."""
    missing: int = 0
    """Bytes the export itself could not give."""


class Taking:
    """Takes cases into the book inside one transaction."""

    def __init__(self, connection: Connection, kind: str, placer: Placer, archive: Archive) -> None:
        self._connection = connection
        self._kind = kind
        self._placer = placer
        self._archive = archive
        self._keyrings = Keyrings(connection, kind)
        self._batch = Batch(connection, kind, placer)
        self._into: dict[str, str] = {}
        """Where the campaigns of these cases are here, empty where they are not."""

    def take(self, batch: Iterable[Exported], done: Imported) -> None:
        """Take in some cases and count what became of each."""
        whole = list(batch)
        asked = {"hashes": listed(self._kind, [one.sha256 for one in whole])}
        rows = {row.sha256: row for row in self._connection.execute(sql("specimens_by_hash", self._kind), asked)}
        fresh: list[tuple[Exported, Versions]] = []
        for one in whole:
            done.cases += 1
            cases = {version.version: self._case(one, version) for version in one.versions}
            if one.version not in cases:
                raise BookError(str(self._archive.path), f"case {one.sha256[:12]} has no version {one.version}")
            if one.sha256 not in rows:
                fresh.append((one, cases))
                done.new += 1
                continue
            became = self._go_on(one, cases, rows[one.sha256])
            setattr(done, became, getattr(done, became) + 1)
        if fresh:
            self._new(fresh)
        self._keyrings.flush()
        self._batch.flush()

    def _case(self, one: Exported, version: Analysed) -> Case:
        case = DECODE(version.case)
        if case.format != FORMAT or case.specimen.sha256 != one.sha256:
            raise BookError(str(self._archive.path), f"version {version.version} of case {one.sha256[:12]} tells of another mail")
        return case

    def _new(self, fresh: list[tuple[Exported, Versions]]) -> None:
        """Write cases that the book does not have, table by table."""
        numbers = self._batch.numbers("specimen", len(fresh))
        named = [numbered(self._placer.keys(cases[one.version])) for one, cases in fresh]
        # Asked for once, for all of them.
        self._keyrings.known({name: key for keys in named for name, key in keys.items()})
        rows, words, rings, grown = [], [], [], []
        for number, (one, cases), keys in zip(numbers, fresh, named, strict=True):
            case = cases[one.version]
            row = self._row(number, one, case)
            rows.append(row)
            words.append(searchable(case))
            self._hold(number, case, keys, str(row["label"]))
            rings.append({"specimen": number, "hashes": packed(keys), "alike": msgspec.json.encode(one.similar).decode()})
            if row["campaign"]:
                grown.append({"id": row["campaign"], "more": 1, "first": row["sorted"], "last": row["sorted"]})
        many(self._connection, "specimen_add", rows)
        self._versions([(number, one.versions, cases) for number, (one, cases) in zip(numbers, fresh, strict=True)])
        self._batch.index(zip(rows, words, strict=True))
        many(self._connection, "keyring_add", rings)
        if grown:
            many(self._connection, "campaign_grows", grown)
        for number, (one, _) in zip(numbers, fresh, strict=True):
            self._records(number, one.decisions, one.editions)
            self._files(number, one)

    def _row(self, number: int, one: Exported, case: Case) -> dict[str, Any]:
        columns = summary(case)
        label = _in_force(one.decisions, case)
        moment = seconds_of(columns) or one.added
        self._batch.count(columns, label, moment, 1)
        return {
            **{name: getattr(one, name) for name in ("sha256", "name", "kind", "size", "carrier", "origin", "added", "version")},
            **columns_of(columns),
            "id": number,
            "raw": one.raw and self._archive.has(one.sha256),
            "label": label,
            "sorted": moment,
            "campaign": self._living(one.campaign),
            "fixed": one.fixed,
        }

    def _living(self, name: str) -> str:
        """Return the campaign that a campaign of the export is now, here; empty where there is none."""
        if name and name not in self._into:
            into: dict[str, str] = {}
            after = name
            while after and after not in into:
                row = self._connection.execute(sql("campaign_by_id"), {"id": after}).first()
                if row is None:
                    break
                into[after] = row.merged_into
                after = row.merged_into
            self._into[name] = living(name, into) if name in into else ""
        return self._into.get(name, "")

    def _hold(self, number: int, case: Case, keys: dict[int, Key], label: str) -> None:
        """Note that a specimen holds the keys of its case."""
        mine = msgspec.structs.replace(mine_of(number, case.specimen.sha256, keys, summary(case)), label=label)
        self._keyrings.hold(mine, keys)

    def _versions(self, made: list[tuple[int, Iterable[Analysed], Versions]]) -> None:
        """Write versions of specimens. The words of a case stay as they were exported: they are compared by their hash."""
        pairs = [(number, one, cases[one.version].verdict) for number, versions, cases in made for one in versions]
        if not pairs:
            return
        rows, documents = [], []
        for row, (number, one, verdict) in zip(self._batch.numbers("case_version", len(pairs)), pairs, strict=True):
            told = {"made": one.made, "why": one.why, "tool": one.tool, "label": verdict.label.value, "score": verdict.score}
            rows.append({"id": row, "specimen": number, "version": one.version, **told})
            documents.append({"case_version": row, "body": compressed(bytes(one.case))})
        many(self._connection, "version_add", rows)
        many(self._connection, "document_add", documents)

    def _records(self, number: int, decisions: Iterable[Columns], editions: Sequence[Printed]) -> None:
        insert_rows(self._connection, decision, [{**one, "specimen": number} for one in decisions], self._archive)
        if not editions:
            return
        packer = zstandard.ZstdCompressor(level=9)
        rows = [{**one.columns, "specimen": number, "texts": packer.compress(msgspec.json.encode(one.texts))} for one in editions]
        insert_rows(self._connection, edition, rows, self._archive)

    def _files(self, number: int, one: Exported) -> bool:
        if not one.files:
            return False
        here = {row.name for row in self._connection.execute(sql("files_of"), {"specimen": number})}
        rows = [
            {"specimen": number, "name": name, "sha256": sha256}
            for name, sha256 in one.files.items()
            if name not in here and self._archive.has(sha256)
        ]
        insert_rows(self._connection, kept_file, rows, self._archive)
        return bool(rows)

    def _go_on(self, one: Exported, cases: dict[int, Case], old: Row[Any]) -> str:
        """Append what the export has beyond the book's own record of a case; say what became of it."""
        asked = {"first": old.id, "last": old.id}
        here = self._connection.execute(sql("documents_between"), asked).all()
        versions = self._beyond_versions(here, one)
        own = [row_columns(row, decision) for row in self._connection.execute(sql("decisions_between"), asked)]
        decisions = beyond(own, one.decisions)
        printed = [row_columns(row, edition) for row in self._connection.execute(sql("editions_between"), asked)]
        columns = beyond(printed, [edition.columns for edition in one.editions])
        editions = one.editions[len(printed) :] if columns else ()
        self._versions([(old.id, versions or (), cases)])
        self._records(old.id, decisions or (), editions)
        more = bool(versions or decisions or editions)
        more = (self._files(old.id, one) if versions is not None else False) or more
        if not old.raw and one.raw and self._archive.has(one.sha256):
            self._connection.execute(update(specimen).where(specimen.c.id == old.id), {"raw": True})
            more = True
        if versions or decisions:
            self._restate(one, cases, old, [*own, *(decisions or ())], newer=bool(versions))
        if versions is None or decisions is None or columns is None:
            return "differing"
        return "continued" if more else "known"

    def _beyond_versions(self, here: Sequence[Row[Any]], one: Exported) -> list[Analysed] | None:
        def said(version: int, made: int, why: str, body: bytes) -> tuple[int, int, str, str]:
            return version, made, why, hashlib.sha256(body).hexdigest()

        mine = [said(row.version, row.made, row.why, json_of(row.body) if row.body else b"") for row in here]
        theirs = [said(each.version, each.made, each.why, bytes(each.case)) for each in one.versions]
        rest = beyond(mine, theirs)
        return None if rest is None else [each for each in one.versions if each.version in {version for version, *_ in rest}]

    def _restate(self, one: Exported, cases: dict[int, Case], old: Row[Any], decided: Sequence[Columns], *, newer: bool) -> None:
        """Bring lists, full text, keys and trends in step with a record that went on; the campaign stays what it is here."""
        before = cases[old.version]
        after = cases[one.version] if newer else before
        columns = summary(after)
        label = _in_force(decided, after)
        moment = seconds_of(columns) or old.added
        self._batch.count(summary(before), old.label, old.sorted, -1)
        self._batch.count(columns, label, moment, 1)
        row = {**columns_of(columns), "label": label, "sorted": moment, "version": one.version if newer else old.version}
        self._batch.reword(old, row, searchable(before), searchable(after))
        self._keyrings.release(old.id, self._keyrings.of(old.id), genuine=old.label in GENUINE)
        keys = numbered(self._placer.keys(after))
        self._hold(old.id, after, keys, label)
        self._connection.execute(update(keyring).where(keyring.c.specimen == old.id), {"hashes": packed(keys)})
        if old.campaign:
            Campaigns(self._connection, int(time.time())).recount(old.campaign)


def _in_force(decided: Iterable[Columns], case: Case) -> str:
    said = [one["value"] for one in decided if one["kind"] == "label"]
    return str(said[-1]) if said and said[-1] != MACHINE_LABEL else case.verdict.label.value
