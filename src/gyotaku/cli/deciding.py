"""The commands by which an analyst decides: on a case, on its published report, on campaigns. Nothing said is taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from gyotaku.cli.book import GROUP, Where, opened
from gyotaku.cli.book import campaigns as listing
from gyotaku.cli.screen import Screen
from gyotaku.cli.writing import Wanted, write_stored
from gyotaku.desk import Desk
from gyotaku.errors import UsageError

if TYPE_CHECKING:
    from gyotaku.book.facade import Book
    from gyotaku.model.case import Edition

By = Annotated[str, Parameter(env_var="GYOTAKU_BY", help="Who decides. A report names whoever set a label or published it.")]
Because = Annotated[str, Parameter(help="Why, in a sentence a reader understands.")]
Words = Annotated[tuple[str, ...], Parameter(negative="", help="May be repeated.")]
Id = Annotated[str, Parameter(name="ID")]
Lang = Annotated[str, Parameter(help="ja, en or all.")]
Formats = Annotated[str, Parameter(name="--format", help="Comma-separated names of exports (gyotaku exports).")]
Out = Annotated[Path, Parameter(name="--out", help="Folder to write the report into.")]

campaigns = App(name="campaigns", help="List the campaigns; merge, split, pin and rename them.", group=GROUP)
campaigns.default(listing)


def decide(
    id: Id,  # noqa: A002 - as the help shows it
    /,
    *,
    by: By = "",
    because: Because = "",
    label: Annotated[str, Parameter(help="The label that holds from now on; `none` gives the verdict's own back.")] = "",
    note: Words = (),
    tag: Words = (),
    untag: Words = (),
    tlp: Annotated[str, Parameter(help="CLEAR, GREEN, AMBER, AMBER+STRICT or RED (TLP 2.0).")] = "",
    reported: Annotated[tuple[str, ...], Parameter(negative="", help="Where you reported it; may be repeated.")] = (),
    on: Annotated[str, Parameter(help="The day (2026-03-16) it was reported, in Japan; now without it.")] = "",
    unreported: Annotated[tuple[str, ...], Parameter(negative="", help="Where it was not reported after all.")] = (),
    book: Where = None,
) -> int:
    """Write down what you decided on a case: a label above the verdict's, notes, tags, who may see it, where you reported it."""
    words = [("label", label)] if label else []
    many = {"note": note, "tag": tag, "untag": untag, "reported": reported, "unreported": unreported}
    words += [(kind, one) for kind, given in many.items() for one in given]
    words += [("tlp", tlp)] if tlp else []
    if not words:
        raise UsageError("Nothing to decide: give --label, --note, --tag, --untag, --tlp, --reported or --unreported.")
    if on and not reported:
        raise UsageError("--on is the day of a report: give --reported WHERE with it.")
    day = _day(on)
    with opened(book) as kept:
        kept.decide(id, words, author=by, because=because, on=day)
        one = kept.dossier(id)
    said = [f"label {one.line.label}", f"TLP:{one.tlp}" if one.tlp else "", f"tags {', '.join(one.tags)}" if one.tags else ""]
    said += [f"reported to {told.to} on {told.on}" for told in one.reported]
    Screen().say(f"{one.line.sha256[:12]}: {'; '.join(part for part in said if part)}")
    return 0


def _day(on: str) -> date | None:
    try:
        return date.fromisoformat(on) if on else None
    except ValueError as error:
        raise UsageError(f"{on!r} is no day; write it as 2026-03-16.") from error


def publish(
    id: Id,  # noqa: A002 - as the help shows it
    /,
    *,
    by: By = "",
    because: Because = "",
    out: Out = Path("out"),
    lang: Lang = "all",
    format: Formats = "html,md,json",  # noqa: A002 - the option's name
    book: Where = None,
) -> int:
    """Publish the report of a case, or a correction of it: its id stays, its edition counts up, what changed is kept in words."""
    wanted = Wanted(languages=lang, formats=format, out=out, published=True)
    with opened(book) as kept:
        desk = Desk()
        case = kept.recall(kept.case(id))
        for _, name, language in wanted.names(desk):
            # What the gate refuses must not stand in the record as published.
            desk.export(name, case, language)
        return _written(desk, kept, kept.publish(id, author=by, because=because), wanted, id)


def retract(
    id: Id,  # noqa: A002 - as the help shows it
    /,
    *,
    by: By = "",
    because: Because = "",
    out: Out = Path("out"),
    lang: Lang = "all",
    format: Formats = "html,md,json",  # noqa: A002 - the option's name
    book: Where = None,
) -> int:
    """Retract a published report, and write it again with the banner that says so, to stand where the old one stood."""
    wanted = Wanted(languages=lang, formats=format, out=out, published=True)
    wanted.names(Desk())
    with opened(book) as kept:
        return _written(Desk(), kept, kept.retract(id, author=by, because=because), wanted, id)


def _written(desk: Desk, kept: Book, edition: Edition, wanted: Wanted, name: str) -> int:
    Screen().say(f"{edition.publication} edition {edition.version}: {edition.state}")
    return write_stored(desk, kept.recall(kept.case(name)), wanted, Screen())


@campaigns.command
def merge(
    into: Annotated[str, Parameter(name="INTO")],
    other: Annotated[list[str], Parameter(name="OTHER", negative="")],
    /,
    *,
    by: By = "",
    because: Because = "",
    book: Where = None,
) -> int:
    """Take other campaigns, or single cases, into one. Each is named by a campaign's id or the first digits of a case's hash."""
    with opened(book) as kept:
        steering = kept.steering(author=by, because=because)
        named = [(one, kept.is_campaign(one)) for one in (into, *other)]
        target = into if named[0][1] else kept.dossier(into).line.campaign
        cases = [kept.find(one) for one, whole in named if not whole]
        _say(kept, steering.merge(target, [one for one, whole in named[1:] if whole], cases))
    return 0


@campaigns.command
def split(
    case: Annotated[list[str], Parameter(name="CASE", negative="")],
    /,
    *,
    by: By = "",
    because: Because = "",
    book: Where = None,
) -> int:
    """Take cases out of their campaign, into a new one of their own; a single case then stands alone."""
    with opened(book) as kept:
        steering = kept.steering(author=by, because=because)
        to = steering.split([kept.find(one) for one in case])
        if to:
            _say(kept, to)
        else:
            Screen().say(f"{kept.find(case[0])[:12]} stands alone")
    return 0


@campaigns.command
def pin(id: Id, /, *, by: By = "", because: Because = "", book: Where = None) -> int:  # noqa: A002 - as the help shows it
    """Fix a campaign as it is: gyotaku neither merges it away nor takes its cases out; new cases may still join."""
    with opened(book) as kept:
        _say(kept, kept.steering(author=by, because=because).pin(id))
    return 0


@campaigns.command
def unpin(id: Id, /, *, by: By = "", because: Because = "", book: Where = None) -> int:  # noqa: A002 - as the help shows it
    """Let gyotaku move the cases of a campaign again, or the one case that is named by its hash."""
    with opened(book) as kept:
        steering = kept.steering(author=by, because=because)
        if kept.is_campaign(id):
            _say(kept, steering.unpin(id))
        else:
            steering.release(kept.find(id))
            Screen().say(f"{kept.find(id)[:12]} may be moved again")
    return 0


@campaigns.command
def rename(
    id: Id,  # noqa: A002 - as the help shows it
    title: Annotated[str, Parameter(name="TITLE")],
    /,
    *,
    by: By = "",
    because: Because = "",
    book: Where = None,
) -> int:
    """Give a campaign another title."""
    with opened(book) as kept:
        _say(kept, kept.steering(author=by, because=because).rename(id, title))
    return 0


def _say(kept: Book, name: str) -> None:
    one, _ = kept.campaign(name)
    Screen().say(f"{one.id}  {one.title}  {len(one.cases)} cases")


def register(app: App) -> None:
    """Put the commands into the program."""
    for command in (decide, publish, retract):
        app.command(command, group=GROUP)
    app.command(campaigns)
