"""What `gyotaku book check` can find: each kind with what it means and what becomes of it with --repair."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from sqlalchemy import Connection

from gyotaku.book.blobs import Blobs
from gyotaku.book.ports import Placer
from gyotaku.model.case import Case
from gyotaku.model.noun import Noun

Analyse = Callable[[bytes, str], Case]


class Kind(Noun, frozen=True, kw_only=True):
    """One kind of trouble."""

    says: str
    """What is wrong, with places for values."""
    repair: str
    """What --repair does, or what only a person can do."""
    mends: bool = True
    """Whether --repair can."""


KINDS: dict[str, Kind] = {
    "database-damaged": Kind(
        says="the database says: {why}", repair="restore a backup (gyotaku book backup makes one)", mends=False
    ),
    "rows-of-nobody": Kind(
        says="{count} rows of {table} belong to no case", repair="restore a backup, or export the book and import it", mends=False
    ),
    "temp-file": Kind(says="a file that was being written when a program stopped", repair="removes it; it was never confirmed"),
    "blob-orphan": Kind(
        says="bytes that no case names: the program stopped before it confirmed them",
        repair="moves them to {lost}; gyotaku add takes mails in again from there, or from a copy of it",
    ),
    "blob-pruned": Kind(says="bytes that were pruned, but not yet removed when the program stopped", repair="removes them"),
    "blob-strange": Kind(says="a file among the bytes that is not named by a hash", repair="nothing: move it away", mends=False),
    "blob-missing": Kind(
        says="the bytes of {what} are missing", repair="nothing: gyotaku add --again with the mail, or a backup", mends=False
    ),
    "blob-damaged": Kind(
        says="the bytes of {what} are not what was kept: {why}",
        repair="moves them to {lost}, so that gyotaku add --again with the mail can put them right",
    ),
    "document-damaged": Kind(
        says="version {version} cannot be read: {why}", repair="nothing: restore a backup; other versions stay", mends=False
    ),
    "current-missing": Kind(
        says="the newest version ({version}) cannot be read, an older one can", repair="makes version {other} the newest again"
    ),
    "half-case": Kind(says="no version can be read", repair="analyses the kept mail again, as version {version}"),
    "case-lost": Kind(
        says="no version can be read, and the mail was not kept",
        repair="nothing: restore a backup, or gyotaku add --again with the mail",
        mends=False,
    ),
    "label-wrong": Kind(says="the list says {was}, the analyst or the verdict {is_}", repair="puts the list right"),
    "columns-wrong": Kind(says="the list says something else than the case: {names}", repair="puts the list right"),
    "words-missing": Kind(says="not in the full text: search does not find it", repair="puts it in"),
    "words-of-nobody": Kind(says="{count} cases in the full text that are not in the book", repair="writes the full text anew"),
    "keys-missing": Kind(says="has no keys: it joins no campaign", repair="computes them from the stored evidence"),
    "alike-wrong": Kind(says="its similar cases cannot be read, or are not in the book", repair="takes out what is not there"),
    "holding-missing": Kind(says="{count} of its keys do not lead to it", repair="makes them lead to it"),
    "holding-of-nobody": Kind(says="{count} keys lead to cases that do not have them", repair="takes them away"),
    "key-unknown": Kind(says="{count} keys have lost their words", repair="computes them from a case that has them"),
    "key-count-wrong": Kind(says="{count} keys are counted wrong", repair="counts them anew"),
    "campaign-unknown": Kind(says="{count} cases are in this campaign, which is not there", repair="makes it again"),
    "campaign-count-wrong": Kind(says="says {was}, has {is_}", repair="counts anew"),
    "campaign-merged": Kind(
        says="was merged into {into}, and still has {count} cases", repair="moves them to where the rest went"
    ),
    "event-of-nobody": Kind(says="{count} lines of campaigns' records name a case that is gone", repair="takes the name out"),
    "trends-wrong": Kind(says="the trends count {count} values otherwise than the cases", repair="counts anew"),
}


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found; as `gyotaku book check --jsonl` prints it, every field always there."""

    kind: str
    about: str
    """Hash of the case or the bytes, id of the campaign, path of the file; empty for the whole book."""
    what: str
    repair: str
    """What --repair does, or what only a person can do."""
    mends: bool
    """Whether --repair can."""
    mended: bool


class Look:
    """One look at a book, inside one transaction; with `mend`, what can be mended is."""

    def __init__(
        self, connection: Connection, engine: str, *, blobs: Blobs, placer: Placer, analyse: Analyse | None, mend: bool
    ) -> None:
        self.connection = connection
        self.engine = engine
        self.blobs = blobs
        self.placer = placer
        self.analyse = analyse
        self.mend = mend
        self.words_stale = False
        """Whether the full text must be written anew."""

    def found(self, kind: str, about: str = "", mend: Callable[[], object] | None = None, **values: object) -> Trouble:
        """Note a trouble; mend it when that is wanted."""
        one = KINDS[kind]
        mended = self.mend and one.mends and mend is not None
        if mended and mend is not None:
            mend()
        return Trouble(
            kind=kind,
            about=about,
            what=one.says.format(**values),
            repair=one.repair.format(**values),
            mends=one.mends,
            mended=mended,
        )
