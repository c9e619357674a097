"""`gyotaku book …`: the commands that look after a book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from gyotaku.cli.book import Jsonl, Where, line, opened
from gyotaku.cli.screen import Screen

EXAMPLES = """
Examples:

    gyotaku book check                               # is every case whole? exit code 1 when something is not
    gyotaku book check --repair                      # mend what can be mended; nothing is thrown away
    gyotaku book backup /backup/2026-06-01           # a copy that is itself a book, while mails are being added
    gyotaku book export book.zip                     # the portable form, for another engine or another machine
    gyotaku book import book.zip --book postgresql://db.example/cases
"""

upkeep = App(
    name="book",
    help="Look after a case book: check and repair it, back it up, export and import it, judge again, prune.",
    help_epilogue=EXAMPLES,
    help_format="plaintext",
)


JsonlOne = Annotated[bool, Parameter(negative="", help="What was done as one line of JSON.")]


@upkeep.command
def check(
    *,
    book: Where = None,
    repair: Annotated[bool, Parameter(negative="", help="Mend what can be mended without losing anything.")] = False,
    jsonl: Jsonl = False,
) -> int:
    """Check every case, every file beside the book and every count; exit code 1 when something is left that is not right.

    Others may go on working meanwhile, but for --repair, which must be alone.
    """
    screen = Screen()
    left = mended = 0
    with opened(book) as kept:
        one = kept.upkeep().check()
        for trouble in one.mend() if repair else one.look():
            mended += trouble.mended
            left += not trouble.mended
            if jsonl:
                line(trouble)
                continue
            done = "mended" if trouble.mended else "--repair" if trouble.mends else "by hand"
            about = trouble.about[:12] if len(trouble.about) == 64 else trouble.about
            screen.table(("kind", "about", "what", "repair", ""), [(trouble.kind, about, trouble.what, trouble.repair, done)])
        if not one.alone:
            screen.note("Another program is writing: files that no case names were not looked for.")
        screen.note(f"{one.cases:,} cases checked: {mended:,} mended, {left:,} left." if repair else _said(one.cases, left))
    return 1 if left else 0


def _said(cases: int, left: int) -> str:
    return f"{cases:,} cases checked: {f'{left:,} things are not right' if left else 'everything is whole'}."


@upkeep.command
def backup(
    folder: Path,
    /,
    *,
    book: Where = None,
    jsonl: JsonlOne = False,
) -> int:
    """Copy the book and its files into a new FOLDER while it is in use; the copy is verified, and is itself a book (--book).

    A book on PostgreSQL is written in the portable form (gyotaku book import reads it); its server has backups of its own.
    """
    with opened(book) as kept:
        done = kept.upkeep().backup(folder)
    if jsonl:
        line(done)
    way = "open it with --book" if done.form == "book" else "gyotaku book import reads it"
    Screen().note(f"{done.path}: {done.cases:,} cases and {done.blobs:,} files copied and verified; {way}.")
    return _missing(done.missing)


@upkeep.command
def export(
    file: Path,
    /,
    *,
    book: Where = None,
    jsonl: JsonlOne = False,
) -> int:
    """Write the whole book to a new FILE (ZIP) that any gyotaku can import, from SQLite and PostgreSQL alike; verified."""
    with opened(book) as kept:
        done = kept.upkeep().export(file)
    if jsonl:
        line(done)
    Screen().note(f"{file}: {done.counts['cases']:,} cases and {done.counts['blobs']:,} files written and verified.")
    return _missing(done.missing)


@upkeep.command(name="import")
def import_(
    file: Path,
    /,
    *,
    book: Where = None,
    jsonl: JsonlOne = False,
) -> int:
    """Take an export in. Cases the book has are not overwritten: their record only goes on where the book's own ends.

    Importing twice changes nothing; a stopped import is resumed by the same command. Exit code 1 when cases differ here.
    """
    with opened(book, create=True) as kept:
        done = kept.upkeep().take(file)
    if jsonl:
        line(done)
    screen = Screen()
    screen.note(
        f"{done.cases:,} cases: {done.new:,} new, {done.continued:,} continued, {done.known:,} already as they are,"
        f" {done.differing:,} with another record here, which stands."
    )
    return 1 if done.differing else 0


def _missing(hashes: tuple[str, ...]) -> int:
    """Say which bytes could not be copied, because the book itself does not have them; exit code 1 then."""
    if hashes:
        Screen().error(f"{len(hashes):,} files that the book names are missing or damaged: gyotaku book check tells more.")
    return 1 if hashes else 0
