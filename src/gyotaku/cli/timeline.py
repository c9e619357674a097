"""The command `gyotaku timeline`: the course of one attack, as the book remembers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from gyotaku.cli.book import GROUP, Where, opened
from gyotaku.cli.screen import Screen
from gyotaku.cli.writing import replace
from gyotaku.desk import Desk
from gyotaku.errors import UsageError
from gyotaku.model.case import Case


@contextmanager
def remembering(where: str | None) -> Iterator[Callable[[Case], Case]]:
    """Yield what adds a book's memory to a case; without a book, what leaves it as it is."""
    if where is None:
        yield lambda case: case
        return
    with opened(where) as kept:
        yield kept.recall


def timeline(
    id: Annotated[str, Parameter(name="ID")],  # noqa: A002 - as the help shows it
    /,
    *,
    book: Where = None,
    lang: Annotated[str, Parameter(help="ja or en.")] = "ja",
    html: Annotated[Path | None, Parameter(help="Write a page with the picture into this file.")] = None,
    for_publication: Annotated[
        bool, Parameter(name="--for-publication", negative="--internal", help="Mask and defang (default), or keep all.")
    ] = True,
) -> int:
    """Show the course of the attack a case belongs to, from registration to report; and the cases like it."""
    with opened(book) as kept:
        case = kept.recall(kept.case(id))
    page = Desk().export("html" if html else "md", case, lang, published=for_publication, page="timeline")
    if html is None:
        Screen().raw(page)
        return 0
    try:
        replace(html, page)
    except OSError as error:
        raise UsageError(f"{html}: cannot be written: {error.strerror}") from error
    Screen().say(str(html))
    return 0


def register(app: App) -> None:
    """Put the command into the program."""
    app.command(timeline, group=GROUP)
