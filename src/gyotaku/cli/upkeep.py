"""`gyotaku book …`: the commands that look after a book."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from gyotaku.cli.book import Jsonl, Where, line, opened
from gyotaku.cli.screen import Screen

if TYPE_CHECKING:
    from gyotaku.book.facade import Book
    from gyotaku.book.upkeep.pruning import Goes

SHOWN = 4
"""Most rules named for one case; --jsonl names them all."""

upkeep = App(
    name="book",
    help="Look after a case book: check and repair it, back it up, export and import it, judge again, prune.",
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
    rows: list[tuple[str, ...]] = []
    with opened(book) as kept, _watched(kept, screen):
        one = kept.upkeep().check()
        for trouble in one.mend() if repair else one.look():
            mended += trouble.mended
            left += not trouble.mended
            if jsonl:
                line(trouble)
                continue
            done = "mended" if trouble.mended else "--repair" if trouble.mends else "by hand"
            about = trouble.about[:12] if len(trouble.about) == 64 else trouble.about
            rows.append((trouble.kind, about, trouble.what, trouble.repair, done))
        _table(screen, ("kind", "about", "what", "repair", ""), rows)
        if one.unseen:
            screen.note(f"Files that no case names were not looked for: {one.unseen}.")
        screen.note(f"{one.cases:,} cases checked: {mended:,} mended, {left:,} left." if repair else _said(one.cases, left))
    return 1 if left else 0


@contextmanager
def _watched(kept: Book, screen: Screen) -> Iterator[None]:
    """Show a person how many cases are done: a large book takes minutes, and some commands go through it more than once."""
    if not screen.shows_progress:
        yield
        return
    # Only a long run in a terminal needs it.
    from rich.progress import Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - see above

    columns = (TextColumn("{task.completed:,.0f} cases read or written"), TimeElapsedColumn())
    with Progress(*columns, console=screen.errors, transient=True) as bar:
        task = bar.add_task("", total=None)
        with kept.upkeep().watched(lambda count: bar.update(task, advance=count)):
            yield


def _table(screen: Screen, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print rows; nothing at all where there are none, which the summary tells."""
    if rows:
        screen.table(head, rows)


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
    with opened(book) as kept, _watched(kept, Screen()):
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
    with opened(book) as kept, _watched(kept, Screen()):
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
    with opened(book, create=True) as kept, _watched(kept, Screen()):
        done = kept.upkeep().take(file)
    if jsonl:
        line(done)
    screen = Screen()
    screen.note(
        f"{done.cases:,} cases: {done.new:,} new, {done.continued:,} continued, {done.known:,} already as they are,"
        f" {done.differing:,} with another record here, which stands."
    )
    return 1 if done.differing else 0


Filtered = Annotated[list[str], Parameter(negative="", help="As for gyotaku cases; every case without it.")]


@upkeep.command
def rejudge(
    filter: Filtered = [],  # noqa: A002, B006 - as the help shows it; never changed
    /,
    *,
    book: Where = None,
    keep: Annotated[bool, Parameter(negative="", help="Keep each changed verdict as a new version of its case.")] = False,
    jsonl: Jsonl = False,
) -> int:
    """Judge the stored evidence again with today's rules and weights, without the mails; list the verdicts that change, and why.

    Nothing is written without --keep, because a changed label moves trends and campaigns: look first. With it the old version
    stays beside the new one, and a label set by an analyst stays in force.
    """
    screen = Screen()
    changed = moved = 0
    rows: list[tuple[str, ...]] = []
    with opened(book) as kept:
        run = kept.upkeep().rejudge()
        for one in run.run(" ".join(filter), keep=keep):
            changed += 1
            moved += one.before.label != one.after.label
            if jsonl:
                line(one)
                continue
            rules = ", ".join(f"{each.rule} {_weight(each.before)} → {_weight(each.after)}" for each in one.rules[:SHOWN])
            before, after = (f"{said.label} {said.score}" for said in (one.before, one.after))
            rows.append((one.sha256[:12], before, after, rules))
    _table(screen, ("case", "before", "after", "because of"), rows)
    what = "kept as new versions" if keep else "nothing was written; --keep keeps them"
    screen.note(f"{run.cases:,} cases judged again: {changed:,} verdicts changed, {moved:,} of them to another label; {what}.")
    if run.unread:
        screen.error(f"{len(run.unread):,} cases could not be read: gyotaku book check tells more.")
    return 1 if run.unread else 0


def _weight(weight: float | None) -> str:
    return "-" if weight is None else f"{weight:+.2f}"


@upkeep.command
def prune(
    filter: Filtered = [],  # noqa: A002, B006 - as the help shows it; never changed
    /,
    *,
    older_than: Annotated[int, Parameter(help="Only what was added more than so many days ago.")],
    whole: Annotated[bool, Parameter(negative="", help="Whole cases, not only their mails and captured files.")] = False,
    yes: Annotated[bool, Parameter(negative="", help="Do it without asking.")] = False,
    book: Where = None,
    jsonl: Jsonl = False,
) -> int:
    """Take away old mails and captured files, or whole cases; what was published, decided on or pinned always stays.

    Lists what goes, then asks; where nobody can be asked, nothing goes without --yes. What is left of a case is everything but
    the bytes: verdict, evidence, report, campaign, trends.
    """
    screen = Screen()
    with opened(book) as kept:
        pruning = kept.upkeep().prune()
        plan = pruning.plan(older_than, " ".join(filter), whole=whole)
        for one in plan.goes if jsonl else ():
            line(one)
        _table(screen, ("case", "added", "label", "goes", "name"), [] if jsonl else [_goes(one) for one in plan.goes])
        stays = ", ".join(f"{count:,} {reason}" for reason, count in plan.stays.items())
        what = "cases go whole" if whole else "cases lose their mail and captured files"
        screen.note(f"{len(plan.goes):,} {what}{f'; these stay: {stays}' if stays else ''}.")
        if not plan.goes:
            return 0
        if not (yes or _agreed()):
            screen.note("Nothing was taken away; --yes does it.")
            return 0
        done = pruning.carry_out(plan)
    screen.note(f"{done.cases:,} cases pruned, {done.blobs:,} files removed{f', {done.stayed:,} stayed' if done.stayed else ''}.")
    return 0


def _goes(one: Goes) -> tuple[str, ...]:
    bytes_ = [*(["mail"] if one.mail else []), *([f"{one.files} files"] if one.files else [])]
    what = "case" if one.case else " and ".join(bytes_)
    return one.sha256[:12], one.added[:10], one.label, what, one.name


def _agreed() -> bool:
    """Ask a person; nobody there means no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    sys.stderr.write("This cannot be undone. Take it away? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _missing(hashes: tuple[str, ...]) -> int:
    """Say which bytes could not be copied, because the book itself does not have them; exit code 1 then."""
    if hashes:
        Screen().error(f"{len(hashes):,} files that the book names are missing or damaged: gyotaku book check tells more.")
    return 1 if hashes else 0
