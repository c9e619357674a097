"""The book as the desk hands it out: one small object, with everything a face may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import msgspec

from gyotaku.book import campaign_lists, decisions, editions, listing
from gyotaku.book.batch import Entry, Kept
from gyotaku.book.blobs import Folder
from gyotaku.book.campaign_lists import CampaignLine, Happened
from gyotaku.book.database import Database, Place
from gyotaku.book.decisions import Decided
from gyotaku.book.documents import unpack
from gyotaku.book.editions import Edition
from gyotaku.book.facets import COUNTED
from gyotaku.book.filters import Filter, parse
from gyotaku.book.listing import Listed, moment
from gyotaku.book.placing import Told
from gyotaku.book.ports import Placer
from gyotaku.book.recollection import FEWEST, MOST, Relative, Words, recollect, shared
from gyotaku.book.statements import sql
from gyotaku.book.store import Store
from gyotaku.book.summary import JST, summary
from gyotaku.book.trends import trends
from gyotaku.errors import UsageError
from gyotaku.model.case import Case
from gyotaku.model.trends import Trends


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One analysis of a specimen."""

    version: int
    made: str
    why: str
    tool: str
    label: str
    score: int


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the book knows of one specimen."""

    line: Listed
    case: Case
    versions: list[Version]
    decisions: list[Decided]
    editions: list[Edition]
    similar: list[Told]
    tags: tuple[str, ...]
    tlp: str
    publication: str
    """draft | published | corrected | retracted."""


class Book:
    """One open case book."""

    def __init__(self, where: str | None, placer: Placer, *, create: bool = False, words: Words | None = None) -> None:
        self.place = Place(where)
        self._database = Database(self.place, create=create)
        self._blobs = Folder(self.place.files)
        self._placer = placer
        self._words = words
        self._store = Store(self._database, self._blobs, placer)

    @staticmethod
    def entry(case: Case, raw: bytes | None, files: dict[str, bytes] | None = None) -> Entry:
        """Put together what is to be kept of one mail: its case, its bytes, the files of a capture."""
        return Entry(case=case, raw=raw, files=files or {})

    def keep(self, entries: Iterable[Entry], *, again: bool = False) -> list[Kept]:
        """Keep cases, all or none; durable when it returns."""
        return self._store.keep(entries, again=again)

    def known(self, hashes: Sequence[str]) -> set[str]:
        """Say which of these specimens the book has."""
        return self._store.known(hashes)

    def cases(self, wanted: str = "", most: int = 50, *, after: str = "") -> list[Listed]:
        """List the newest cases that meet a filter (`gyotaku cases --help`); with `after`, those behind that case."""
        return listing.find(self._database, parse(wanted), most, self.find(after) if after else "")

    def search(self, words: str, most: int = 50) -> list[Listed]:
        """List the newest cases whose text holds the words."""
        return listing.find(self._database, Filter(words=words), most)

    def find(self, name: str) -> str:
        """Return the whole hash of a specimen from its first digits."""
        digits = name.lower()
        if len(digits) < 4 or not set(digits) <= set("0123456789abcdef"):
            raise UsageError(f"{name!r} is no beginning of a SHA-256 hash; gyotaku cases shows them.")
        with self._database.reading() as connection:
            rows = connection.execute(sql("specimen_begins"), {"begin": digits, "end": digits + "g"}).scalars().all()
        if not rows:
            raise UsageError(f"No case of the book begins with {name!r}; gyotaku cases lists what there is.")
        if len(rows) > 1:
            raise UsageError(f"More than one case begins with {name!r}; give more digits.")
        return str(rows[0])

    def case(self, name: str, version: int | None = None) -> Case:
        """Return the stored case of a specimen: the newest version, or the one asked for."""
        sha256 = self.find(name)
        with self._database.reading() as connection:
            if version is None:
                body = connection.execute(sql("current_document"), {"sha256": sha256}).scalar_one()
            else:
                body = connection.execute(sql("document_of_version"), {"sha256": sha256, "version": version}).scalar()
        if body is None:
            raise UsageError(f"Case {sha256[:12]} has no version {version}.")
        return unpack(body, sha256)

    def raw(self, name: str) -> bytes:
        """Return the bytes of the mail, verified by their hash."""
        return self._blobs.get(self.find(name))

    def dossier(self, name: str) -> Dossier:
        """Return everything the book knows of one specimen."""
        sha256 = self.find(name)
        case = self.case(sha256)
        line = listing.find(self._database, parse(f"id:{sha256}"), 1)[0]
        with self._database.reading() as connection:
            versions = [
                Version(
                    version=row.version, made=moment(row.made) or "", why=row.why, tool=row.tool, label=row.label, score=row.score
                )
                for row in connection.execute(sql("versions"), {"sha256": sha256})
            ]
            made = decisions.decisions(connection, sha256)
            published = editions.editions(connection, sha256)
            alike = connection.execute(sql("alike_of"), {"sha256": sha256}).scalar() or "[]"
        _, tags, tlp = decisions.standing(made)
        return Dossier(
            line=line,
            case=case,
            versions=versions,
            decisions=made,
            editions=published,
            similar=msgspec.json.decode(alike, type=list[Told]),
            tags=tags,
            tlp=tlp,
            publication=published[-1].state if published else "draft",
        )

    def campaigns(self) -> Iterator[CampaignLine]:
        """Yield every campaign, the one with the newest mail first."""
        with self._database.reading() as connection:
            yield from campaign_lists.campaign_lines(connection)

    def campaign(self, name: str) -> tuple[CampaignLine, list[Happened]]:
        """Return a campaign and what happened to it."""
        with self._database.reading() as connection:
            line = campaign_lists.campaign_line(connection, name)
            return line, campaign_lists.happened(connection, line.id)

    def trends(self, by: str = "week", on: date | None = None) -> Trends | None:
        """Count the `week` or `month` of a day (without one, of the newest mail) beside the one before; None when empty."""
        with self._database.reading() as connection:
            return trends(connection, by, on)

    def recall(self, case: Case) -> Case:
        """Add to a case what the book remembers: cases like it, masked, and its month's trend. Judged again with that.

        Raises `UsageError` when the case is not in the book.
        """
        if self._words is None or not self.known([case.specimen.sha256]):
            raise UsageError(f"{case.specimen.name} is not in the book; gyotaku add keeps it there.")
        seen = summary(case).seen
        month = self.trends("month", seen.astimezone(JST).date()) if seen else None
        told = (self._words.trend(month),) if month is not None and month.total.now >= FEWEST else ()
        return self._words.judge(recollect(case, self._relatives(case, self._words.mask), told))

    def _relatives(self, case: Case, mask: Callable[[Case], Case]) -> Iterator[Relative]:
        """Yield the cases of a case's campaign, and those like it, that were judged phishing."""
        one = self.dossier(case.specimen.sha256)
        campaign = one.line.campaign
        members = self.cases(f"campaign:{campaign}", MOST + 1) if campaign else []
        wanted = {member.sha256: campaign for member in members if member.label in COUNTED}
        for told in one.similar:
            wanted.setdefault(told.sha256, "")
        for sha256, among in wanted.items():
            other = self.case(sha256) if sha256 and sha256 != case.specimen.sha256 else None
            if other is not None and (among or other.verdict.label.value in COUNTED):
                yield Relative(case=mask(other), shares=shared(case, other), campaign=among)

    def decide(self, name: str, kind: str, value: str, *, author: str, reason: str = "") -> None:
        """Write down an analyst's word: a label, note, tag, untag or tlp."""
        sha256 = self.find(name)
        decisions.decide(self._database, self._placer, sha256, kind=kind, value=value, author=author, reason=reason)

    def publish(self, name: str, texts: dict[str, str], *, author: str, reason: str = "") -> Edition:
        """Record that the report is published, or published again with a correction."""
        return editions.publish(self._database, self.find(name), texts, author=author, reason=reason)

    def retract(self, name: str, *, author: str, reason: str) -> Edition:
        """Record that a published report no longer stands."""
        return editions.retract(self._database, self.find(name), author=author, reason=reason)

    def close(self) -> None:
        """Close the database."""
        self._database.close()
