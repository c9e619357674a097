"""The commands of the case book. None of them loads the database before it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from cyclopts import App, Group, Parameter

from gyotaku.cli.adding import add_all, arriving, total_bytes
from gyotaku.cli.dossier import print_dossier
from gyotaku.cli.screen import Screen
from gyotaku.cli.tally import Tally
from gyotaku.desk import Desk
from gyotaku.errors import InputError, UsageError
from gyotaku.settings import Settings

if TYPE_CHECKING:
    from gyotaku.book.facade import Book
    from gyotaku.book.listing import Listed

GROUP = Group("The case book")
STDIN = "\0stdin"

Where = Annotated[
    str | None, Parameter(name="--book", help="File of the book, or postgresql://HOST/NAME; the user's own without it.")
]
Jsonl = Annotated[bool, Parameter(negative="", help="One line of JSON each.")]
Most = Annotated[int, Parameter(name="--limit", help="Most cases listed.")]
After = Annotated[str, Parameter(help="Go on behind this case, the last one of the list before.")]
Own = Annotated[
    tuple[str, ...],
    Parameter(name="--trusted-host", help="Name or domain of your own receiving server; may be repeated.", negative=""),
]


@contextmanager
def opened(where: str | None, *, create: bool = False) -> Iterator[Book]:
    """Open the book for one command."""
    book = Desk().book(where, create=create, told=Screen().note)
    try:
        yield book
    finally:
        book.close()


def line(value: object) -> None:
    """Write one line of JSON."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")


def add(
    path: Annotated[list[str], Parameter(negative="")] = [],  # noqa: B006 - never changed; the parser shows it
    /,
    *,
    book: Where = None,
    again: Annotated[bool, Parameter(negative="", help="Analyse mails the book has once more: a new version each.")] = False,
    watch: Annotated[Path | None, Parameter(help="Keep what arrives in this folder, until interrupted.")] = None,
    jsonl: Jsonl = False,
    trusted_host: Own = (),
) -> int:
    """Analyse every mail in each PATH and keep it in the book. What the book has is skipped, so a stopped run can be resumed."""
    if not path and watch is None:
        raise UsageError("Nothing to add: give a PATH, or --watch FOLDER.")
    if watch is not None and not watch.is_dir():
        raise InputError(str(watch), "is no folder to watch")
    paths = ["-" if one == STDIN else one for one in path]
    desk = Desk(Settings(trusted_hosts=trusted_host))
    tally = Tally(Screen(), jsonl=jsonl)
    with opened(book, create=True) as kept:
        try:
            with tally.progress(total_bytes(paths)) as passing:
                for batch in add_all(desk, kept, passing(desk.open(paths)), again=again):
                    tally.took(batch)
            if watch is not None:
                tally.say(f"Watching {watch}; interrupt to stop.")
            for one in arriving(watch) if watch is not None else ():
                for batch in add_all(desk, kept, desk.open([one] if one else []), again=again):
                    tally.took(batch)
        except KeyboardInterrupt:
            tally.say("Stopped. What was confirmed is kept; the same command goes on from here.")
    tally.close()
    return tally.code


def cases(
    filter: Annotated[list[str], Parameter(negative="")] = [],  # noqa: A002, B006 - as the help shows it; never changed
    /,
    *,
    book: Where = None,
    limit: Most = 50,
    after: After = "",
    jsonl: Jsonl = False,
) -> int:
    """List cases, newest first.

    FILTER: label:phishing brand:NAME since:2026-03 until:2026-04 sender:*.cn ip:101.47.0.0/16 campaign:ID tag:WORD pretext:ID
    tlp:AMBER state:draft|published|corrected|retracted tld:cn category:card class:unrelated id:HASH, and words of the text.
    """
    with opened(book) as kept:
        show(kept.cases(" ".join(filter), limit, after=after), jsonl=jsonl)
    return 0


def search(
    text: Annotated[list[str], Parameter(negative="")], /, *, book: Where = None, limit: Most = 50, jsonl: Jsonl = False
) -> int:
    """Find cases by words of subject, body, addresses and URLs, defanged or not; two Japanese characters suffice."""
    with opened(book) as kept:
        show(kept.search(" ".join(text), limit), jsonl=jsonl)
    return 0


def show(found: list[Listed], *, jsonl: bool) -> None:
    """Print a list of cases."""
    if jsonl:
        for one in found:
            line(one)
        return
    rows = [
        (one.sha256[:12], (one.seen or "")[:10], one.label, one.brand, one.sender, one.subject, one.campaign) for one in found
    ]
    Screen().table(("case", "seen", "label", "brand", "sender", "subject", "campaign"), rows)


def case(
    id: Annotated[str, Parameter(name="ID")],  # noqa: A002 - as the help shows it
    /,
    *,
    book: Where = None,
    json: Annotated[bool, Parameter(negative="", help="The stored case, as gyotaku show reads it.")] = False,
    version: Annotated[int | None, Parameter(help="An older version of it.")] = None,
) -> int:
    """Show what the book knows of one case: verdict, versions, decisions, editions, campaign, similar cases."""
    with opened(book) as kept:
        if json:
            line(kept.decided(kept.case(id, version)))
        else:
            print_dossier(kept.dossier(id), Screen())
    return 0


def campaigns(
    *,
    book: Where = None,
    limit: Annotated[int | None, Parameter(help="Most campaigns listed: 50, and all of them with --jsonl.")] = None,
    jsonl: Jsonl = False,
) -> int:
    """List the campaigns, the one with the newest mail first."""
    with opened(book) as kept:
        if jsonl:
            for one in islice(kept.campaigns(), limit):
                line(one)
            return 0
        rows = [
            (one.id, str(len(one.cases)), (one.first or "")[:10], (one.last or "")[:10], one.title, "; ".join(one.reasons[:2]))
            for one in islice(kept.campaigns(), 50 if limit is None else limit)
        ]
    Screen().table(("campaign", "cases", "first", "last", "title", "because of"), rows)
    return 0


def register(app: App) -> None:
    """Put the commands of the book into the program."""
    for command in (add, cases, search, case):
        app.command(command, group=GROUP)
