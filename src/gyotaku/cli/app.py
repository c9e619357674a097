"""The commands and their options."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cyclopts import App, CycloptsError, Group, Parameter

from gyotaku import __version__
from gyotaku.cli import book, deciding, timeline, trends
from gyotaku.cli.examples import commands, examples
from gyotaku.cli.online import Outside, SettingsFile, door, settings
from gyotaku.cli.screen import Screen
from gyotaku.cli.visits import BUNDLES, allowing
from gyotaku.cli.writing import Wanted, write_cases, write_stored
from gyotaku.desk import Desk
from gyotaku.errors import GyotakuError, InputError, UsageError
from gyotaku.jobs import lines
from gyotaku.model.case import Label
from gyotaku.settings import Settings

app = App(
    name="gyotaku",
    help="Read one raw phishing mail and write a report that can be published: every sentence with its evidence.",
    help_epilogue=examples(""),
    help_format="plaintext",
    version=f"gyotaku {__version__}",
    version_flags=["--version", "-V"],
    result_action="return_value",
)
app.register_install_completion_command()
LISTS = Group("What gyotaku knows")

Lang = Annotated[str, Parameter(help="ja, en or all.")]
Formats = Annotated[str, Parameter(name="--format", help="Comma-separated names of exports (gyotaku exports).")]
Out = Annotated[Path, Parameter(name="--out", help="Folder to write into.")]
Publish = Annotated[
    bool,
    Parameter(
        name="--for-publication",
        negative="--internal",
        help="Mask everything personal and defang everything live (default), or keep it.",
    ),
]
Own = Annotated[
    tuple[str, ...],
    Parameter(name="--trusted-host", help="Name or domain of your own receiving server; may be repeated.", negative=""),
]


STDIN = "\0stdin"
"""What a lone `-` is called while the words are parsed: the parser takes a dash for an option."""


def _named(paths: list[str]) -> list[str]:
    return ["-" if path == STDIN else path for path in paths]


def _settings(trusted: tuple[str, ...], file: Path | None = None) -> Settings:
    chosen = settings(file)
    return msgspec.structs.replace(chosen, trusted_hosts=(*trusted, *chosen.trusted_hosts))


@app.command
def report(
    mail: Annotated[list[str], Parameter(negative="")],
    /,
    *,
    lang: Lang = "all",
    format: Formats = "html,md,json",  # noqa: A002 - the option's name
    out: Out = Path("out"),
    remembered_by: Annotated[
        str | None,
        Parameter(name="--book", help="Case book that has kept the mail: similar cases and its month's trend are told."),
    ] = None,
    outside: Annotated[Outside, Parameter(name="*")] = Outside(),  # noqa: B008 - frozen
    pictures: Annotated[
        bool,
        Parameter(negative="", help="Show each mail as a picture as well (needs a Chromium; takes some seconds a mail)."),
    ] = False,
    for_publication: Publish = True,
    trusted_host: Own = (),
    settings_file: SettingsFile = None,
) -> int:
    """Write the report of each MAIL (.eml, .msg, mbox, Maildir, folder, or - for standard input)."""
    screen = Screen()
    chosen = allowing(_settings(trusted_host, settings_file), outside.allow_network if outside.visit else ())
    visits = out / BUNDLES if outside.visit or chosen.visits.asked else None
    beside = [outside.replay.parent] if outside.replay else []
    wanted = Wanted(languages=lang, formats=format, out=out, published=for_publication)
    with door(outside, chosen, screen) as transport, timeline.remembering(remembered_by) as recall:
        desk = Desk(chosen, transport, beside=beside, pictures=pictures, visits=visits)
        return write_cases(desk, _named(mail), wanted, screen, recall)


@app.command
def analyse(
    path: Annotated[list[str], Parameter(negative="")],
    /,
    *,
    jsonl: Annotated[bool, Parameter(negative="", help="One line of JSON a mail, in input order.")] = False,
    jobs: Annotated[int, Parameter(help="Processes to use; 0 for one per processor.")] = 1,
    fail_on: Annotated[
        Literal["suspicious", "likely-phishing", "phishing"] | None,
        Parameter(help="Exit with 1 when a mail is labelled this or worse."),
    ] = None,
    trusted_host: Own = (),
    settings_file: SettingsFile = None,
) -> int:
    """Judge every mail in each PATH: file, folder, mbox, Maildir, .msg, or - for standard input."""
    if jobs < 0:
        raise UsageError("--jobs is a number of processes, 0 or more.")
    screen = Screen()
    worse = _worse(fail_on)
    code = 0
    with screen.progress() as tick:
        for one, failure in lines(_named(path), _settings(trusted_host, settings_file), jobs or os.cpu_count() or 1):
            tick(one.path)
            code = max(code, failure)
            if one.error is not None:
                screen.error(f"{one.path}: {one.error}")
            if jsonl:
                sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
            elif one.error is None:
                screen.line(one)
            if one.label in worse:
                code = max(code, 1)
    return code


@app.command
def show(
    case: str,
    /,
    *,
    lang: Lang = "ja",
    format: Formats = "md",  # noqa: A002 - the option's name
    out: Annotated[Path | None, Parameter(name="--out", help="Folder to write into; standard output without it.")] = None,
    judge_again: Annotated[bool, Parameter(negative="", help="Judge with today's rules and weights first.")] = False,
    for_publication: Publish = True,
) -> int:
    """Render a stored CASE.json again, without the mail (- for standard input)."""
    desk = Desk(beside=[Path(case).parent] if case != STDIN else [])
    try:
        raw = sys.stdin.buffer.read() if case == STDIN else Path(case).read_bytes()
    except OSError as error:
        raise InputError(case, f"cannot be opened: {error.strerror}") from error
    stored = desk.load(case, raw, judge_again=judge_again)
    wanted = Wanted(languages=lang, formats=format, out=out, published=for_publication)
    return write_stored(desk, stored, wanted, Screen())


def _listing(family: str) -> None:
    def command(
        *, json: Annotated[bool, Parameter(negative="", help="As one JSON array.")] = False, settings_file: SettingsFile = None
    ) -> int:
        Screen().members(Desk(_settings((), settings_file)).members(family), as_json=json)
        return 0

    command.__doc__ = f"List the {family} there are, with what each reads."
    app.command(command, name=family, group=LISTS)


for _family in ("rules", "observers", "providers", "exports", "languages"):
    _listing(_family)
app.command(
    "gyotaku.cli.lists:data",
    name="data",
    group=LISTS,
    help="Show the lists gyotaku works with, renew them, import your own.",
)
book.register(app)
app.command(
    "gyotaku.cli.upkeep:upkeep",
    name="book",
    group=book.GROUP,
    help="Look after a case book: check, repair, back up, export, import, judge again, prune.",
)
deciding.register(app)
trends.register(app)
timeline.register(app)


# Loaded when called, so `--help` has to be told here what they do.
PAGES = Group("Pages behind links")
app.command(
    "gyotaku.cli.capturing:capture",
    name="capture",
    group=PAGES,
    help="Visit URL as several visitors and compare what they are shown. This connects to the site.",
)
app.command(
    "gyotaku.cli.capturing:verify",
    name="verify",
    group=PAGES,
    help="Compare every file of a BUNDLE with its manifest, and its time stamp, offline.",
)
app.command(
    "gyotaku.cli.capturing:stamp",
    name="stamp",
    group=PAGES,
    help="Have a BUNDLE stamped by an authority (RFC 3161). This tells it a digest, over the network.",
)


def _worse(fail_on: str | None) -> set[str]:
    order = [Label.SUSPICIOUS.value, Label.LIKELY_PHISHING.value, Label.PHISHING.value]
    return set(order[order.index(fail_on) :]) if fail_on else set()


def run(words: list[str]) -> int:
    """Run one command; every error on purpose becomes one clear line and its exit code."""
    if words and words[0] in commands() and not {"--help", "-h"}.isdisjoint(words):
        # Only now: a command that is loaded when it is called must not be loaded to hold its examples.
        app[words[0]].help_epilogue = examples(words[0])
    try:
        code = app([STDIN if word == "-" else word for word in words], exit_on_error=False, print_error=False)
    except CycloptsError as error:
        Screen().error(f"{str(error).strip()}\nTry: gyotaku --help")
        return UsageError.exit_code
    except GyotakuError as error:
        Screen().error(str(error))
        return error.exit_code
    except BrokenPipeError:
        # The reader (head, less) has seen enough; that is not a failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return int(code or 0)
