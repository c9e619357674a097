"""The book as the desk hands it out: one small object, with everything a face may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import msgspec

from gyotaku.book import campaign_lists, decisions, editions, listing
from gyotaku.book.blobs import Blobs, Folder
from gyotaku.book.campaign_lists import CampaignLine, Happened
from gyotaku.book.database import Database
from gyotaku.book.documents import unpack
from gyotaku.book.entries import Entry, Kept
from gyotaku.book.facets import COUNTED
from gyotaku.book.filters import Filter, parse
from gyotaku.book.listing import Listed, moment
from gyotaku.book.place import Place
from gyotaku.book.placing import Told
from gyotaku.book.ports import Placer
from gyotaku.book.recollection import FEWEST, MOST, Relative, Words, recollect, shared
from gyotaku.book.statements import sql
from gyotaku.book.steering import Said, Steering
from gyotaku.book.store import Store
from gyotaku.book.summary import JST, summary
from gyotaku.book.trends import trends
from gyotaku.book.upkeep.facade import Upkeep
from gyotaku.errors import UsageError
from gyotaku.model.case import Case, Decided, Decisions, Edition, Reported
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
    history: list[Happened]
    """How it came into its campaign, and what analysts said of that."""
    similar: list[Told]
    tags: tuple[str, ...]
    tlp: str
    reported: tuple[Reported, ...]
    publication: str
    """draft | published | corrected | retracted."""


class Book:
    """One open case book."""

    def __init__(
        self,
        where: str | None,
        placer: Placer,
        *,
        create: bool = False,
        words: Words | None = None,
        told: Callable[[str], object] | None = None,
    ) -> None:
        self.place = Place(where)
        # Before the database, so that no book is made whose bytes have no place.
        bucket = _bucket(self.place)
        self._database = Database(self.place, create=create, told=told)
        self._blobs = bucket or Folder(self.place.files)
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
            history = campaign_lists.happened_to(connection, sha256, line.campaign)
            alike = connection.execute(sql("alike_of"), {"sha256": sha256}).scalar() or "[]"
        stands = decisions.standing(made)
        return Dossier(
            line=line,
            case=case,
            versions=versions,
            decisions=made,
            editions=published,
            history=history,
            similar=msgspec.json.decode(alike, type=list[Told]),
            tags=stands.tags,
            tlp=stands.tlp,
            reported=stands.reported,
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

    def is_campaign(self, name: str) -> bool:
        """Say whether a campaign has this id."""
        with self._database.reading() as connection:
            return connection.execute(sql("campaign_by_id"), {"id": name}).first() is not None

    def trends(self, by: str = "week", on: date | None = None) -> Trends | None:
        """Count the `week` or `month` of a day (without one, of the newest mail) beside the one before; None when empty."""
        with self._database.reading() as connection:
            return trends(connection, by, on)

    def recall(self, case: Case) -> Case:
        """Add to a case what the book remembers: cases like it, masked, its month's trend, and what analysts decided on it.

        Judged again with that. Raises `UsageError` when the case is not in the book.
        """
        return self.decided(self._remembered(case))

    def _remembered(self, case: Case) -> Case:
        if self._words is None or not self.known([case.specimen.sha256]):
            raise UsageError(f"{case.specimen.name} is not in the book; gyotaku add keeps it there.")
        seen = summary(case).seen
        month = self.trends("month", seen.astimezone(JST).date()) if seen else None
        told = (self._words.trend(month),) if month is not None and month.total.now >= FEWEST else ()
        return self._words.judge(recollect(case, self._relatives(case, self._words.mask), told))

    def decided(self, case: Case) -> Case:
        """Add what analysts decided on a case, and whether its report would now say something else than its newest edition."""
        sha256 = case.specimen.sha256
        with self._database.reading() as connection:
            stands = decisions.standing(decisions.decisions(connection, sha256))
            published = tuple(editions.editions(connection, sha256))
            texts = editions.last_texts(connection, sha256)
        if not (stands.override or stands.tlp or stands.reported or published):
            return case
        decided = Decisions(override=stands.override, tlp=stands.tlp, reported=stands.reported, editions=published)
        if texts and self._words is not None:
            decided = msgspec.structs.replace(decided, amended=self._wording(case, decided) != texts)
        return msgspec.structs.replace(case, decisions=decided)

    def _wording(self, case: Case, decided: Decisions) -> dict[str, str]:
        """Tell a report as it would be published, but for the words about its publication."""
        if self._words is None:
            return {}
        plain = msgspec.structs.replace(decided, editions=(), amended=False)
        return self._words.tell(msgspec.structs.replace(self._remembered(case), decisions=plain))

    def _relatives(self, case: Case, mask: Callable[[Case], Case]) -> Iterator[Relative]:
        """Yield the cases of a case's campaign, and those like it, that are labelled phishing."""
        one = self.dossier(case.specimen.sha256)
        campaign = one.line.campaign
        others = [line for told in one.similar if told.sha256 for line in self.cases(f"id:{told.sha256}", 1)]
        wanted = dict.fromkeys(self._ends(campaign), campaign)
        wanted |= {line.sha256: line.campaign for line in others if line.label in COUNTED and line.sha256 not in wanted}
        for sha256, among in wanted.items():
            if sha256 != case.specimen.sha256:
                other = self.case(sha256)
                same = campaign if among == campaign else ""
                yield Relative(
                    case=mask(other), shares=shared(case, other), campaign=same, reported=self._standing(sha256).reported
                )

    def _ends(self, campaign: str, most: int = MOST) -> list[str]:
        """List mails of a campaign that are labelled phishing: all, or of a large one the first and the last ones."""
        asked = {"campaign": campaign, "most": most // 2}
        with self._database.reading() as connection:
            ends = [connection.execute(sql(f"{end}_of_campaign"), asked).scalars().all() for end in ("first", "last")]
        return list(dict.fromkeys(sha256 for end in ends for sha256 in end)) if campaign else []

    def _standing(self, sha256: str) -> decisions.Standing:
        with self._database.reading() as connection:
            return decisions.standing(decisions.decisions(connection, sha256))

    def newest_of(self, campaign: str) -> Case | None:
        """Return the newest mail of a campaign that is labelled phishing, with what the book remembers; None where none is."""
        found = self._ends(campaign)
        return self.recall(self.case(found[-1])) if found else None

    def decide(
        self, name: str, words: Sequence[tuple[str, str]], *, author: str, because: str = "", on: date | None = None
    ) -> None:
        """Write down an analyst's words on one case, all or none: (kind, value) each, as `decisions.Word` names the kinds.

        `on` is the day of what was reported.
        """
        said = [decisions.Word(kind, value, on) for kind, value in words]
        decisions.decide(self._database, self._placer, self.find(name), said, author=author, because=because)

    def publish(self, name: str, texts: dict[str, str] | None = None, *, author: str, because: str = "") -> Edition:
        """Record that a report is published, or published again with a correction; its words are `texts`, else as `recall` tells.

        Raises `UsageError` where the TLP set on the case forbids it.
        """
        sha256 = self.find(name)
        decided = self.decided(self.case(sha256)).decisions or Decisions()
        if decided.tlp not in {"", "CLEAR"}:
            raise UsageError(f"This case is TLP:{decided.tlp}, which is not for everybody: gyotaku decide ID --tlp CLEAR first.")
        texts = self._wording(self.case(sha256), decided) if texts is None else texts
        return editions.publish(self._database, sha256, texts, author=author, because=because)

    def retract(self, name: str, *, author: str, because: str) -> Edition:
        """Record that a published report no longer stands."""
        return editions.retract(self._database, self.find(name), author=author, because=because)

    def steering(self, *, author: str, because: str) -> Steering:
        """Return what an analyst may say about campaigns."""
        return Steering(self._database, Said(author, because))

    def upkeep(self) -> Upkeep:
        """Give what there is to do about the book itself: check, back up, export, import, judge again, prune."""
        return Upkeep(self._database, self._blobs, self._store, self._words)

    def close(self) -> None:
        """Close the database."""
        self._store.close()
        self._database.close()


def _bucket(place: Place) -> Blobs | None:
    if not place.outside:
        return None
    # Only a book whose bytes are in a bucket loads what speaks to one.
    from gyotaku.book.s3 import Bucket  # noqa: PLC0415 - see above

    return Bucket(place.files, place.options)
