"""The command `gyotaku trends`: what the book counts, as a page, as text, or as JSON."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cyclopts import App, Parameter

from gyotaku.cli.book import GROUP, Where, opened
from gyotaku.cli.screen import Screen
from gyotaku.cli.writing import replace
from gyotaku.desk import Desk
from gyotaku.errors import UsageError


def trends(
    *,
    book: Where = None,
    by: Annotated[Literal["week", "month"], Parameter(help="Weeks from Monday, or calendar months.")] = "week",
    on: Annotated[str | None, Parameter(help="A day (2026-03-15) of the period; the newest mail's without it.")] = None,
    lang: Annotated[str, Parameter(help="ja or en.")] = "ja",
    html: Annotated[Path | None, Parameter(help="Write a page of its own into this file.")] = None,
    jsonl: Annotated[bool, Parameter(negative="", help="One line of JSON.")] = False,
) -> int:
    """Count phishing by brand, pretext, sender, network, hour … beside the period before and published figures."""
    with opened(book) as kept:
        found = kept.trends(by, _day(on))
    if found is None:
        Screen().error("The book holds no mail that was judged phishing yet: there is nothing to count.")
        return 0
    if jsonl:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    elif html is None:
        Screen().raw(Desk().export("md", found, lang))
    else:
        page = Desk().export("html", found, lang)
        try:
            replace(html, page)
        except OSError as error:
            raise UsageError(f"{html}: cannot be written: {error.strerror}") from error
        Screen().say(str(html))
    return 0


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day; write it as 2026-03-15.") from error


def register(app: App) -> None:
    """Put the command into the program."""
    app.command(trends, group=GROUP)
