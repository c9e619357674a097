"""The commands `gyotaku timeline` and `gyotaku campaign`: the course of an attack, as the book remembers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from gyotaku.cli.book import GROUP, Jsonl, Where, line, opened, show
from gyotaku.cli.dossier import detail
from gyotaku.cli.screen import Screen
from gyotaku.cli.writing import replace
from gyotaku.desk import Desk
from gyotaku.errors import UsageError
from gyotaku.model.case import Case

if TYPE_CHECKING:
    from gyotaku.book.campaign_lists import CampaignLine, Happened
    from gyotaku.book.listing import Listed


@contextmanager
def remembering(where: str | None) -> Iterator[Callable[[Case], Case]]:
    """Yield what adds a book's memory to a case; without a book, what leaves it as it is."""
    if where is None:
        yield lambda case: case
        return
    with opened(where) as kept:
        yield kept.recall


Lang = Annotated[str, Parameter(help="ja or en.")]
Html = Annotated[Path | None, Parameter(help="Write a page with the picture into this file.")]
ForPublication = Annotated[
    bool, Parameter(name="--for-publication", negative="--internal", help="Mask and defang (default), or keep all.")
]


def timeline(
    id: Annotated[str, Parameter(name="ID")],  # noqa: A002 - as the help shows it
    /,
    *,
    book: Where = None,
    lang: Lang = "ja",
    html: Html = None,
    for_publication: ForPublication = True,
) -> int:
    """Show the course of the attack a case belongs to, from registration to report; and the cases like it."""
    with opened(book) as kept:
        case = kept.recall(kept.case(id))
    _tell(case, lang, html, "timeline", published=for_publication)
    return 0


def campaign(
    id: Annotated[str, Parameter(name="ID")],  # noqa: A002 - as the help shows it
    /,
    *,
    book: Where = None,
    lang: Lang = "ja",
    html: Html = None,
    for_publication: ForPublication = True,
    jsonl: Jsonl = False,
) -> int:
    """Show one campaign: its cases, why they belong together, what happened to it, and its course in time.

    The course is told from the newest mail labelled phishing, as its report does; with --html only that is written, as a page.
    """
    with opened(book) as kept:
        one, record = kept.campaign(id)
        if jsonl:
            line(one)
            return 0
        newest = kept.newest_of(one.id)
        if html is None:
            _say(one, kept.cases(f"campaign:{one.id}", 1000), record)
    if newest is not None:
        _tell(newest, lang, html, "campaign", published=for_publication)
    elif html is not None:
        raise UsageError(f"No mail of campaign {one.id} is labelled phishing, so there is no course to draw.")
    return 0


def _say(one: CampaignLine, members: list[Listed], record: list[Happened]) -> None:
    screen = Screen()
    screen.say(f"{one.id}  {one.title}  {len(one.cases)} cases  {(one.first or '')[:10]} to {(one.last or '')[:10]}")
    for reason in one.reasons:
        screen.say(f"  {reason}")
    show(members, jsonl=False)
    screen.table(("at", "by", "what", "case", "detail"), [(e.at, e.author, e.action, e.sha256[:12], detail(e)) for e in record])


def _tell(case: Case, lang: str, html: Path | None, page: Literal["timeline", "campaign"], *, published: bool) -> None:
    """Print a page, or write it with its picture into a file."""
    told = Desk().export("html" if html else "md", case, lang, published=published, page=page)
    if html is None:
        Screen().raw(told)
        return
    try:
        replace(html, told)
    except OSError as error:
        raise UsageError(f"{html}: cannot be written: {error.strerror}") from error
    Screen().say(str(html))


def register(app: App) -> None:
    """Put the commands into the program."""
    for command in (campaign, timeline):
        app.command(command, group=GROUP)
