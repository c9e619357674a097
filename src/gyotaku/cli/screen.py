"""What a person sees: pleasant in a terminal, plain in a pipe, colours off with NO_COLOR."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

import msgspec

from gyotaku.members import Member
from gyotaku.model.line import Line

if TYPE_CHECKING:
    from rich.console import Console

COLOURS = {
    "phishing": "bold red",
    "likely-phishing": "red",
    "suspicious": "yellow",
    "unwanted": "magenta",
    "undetermined": "default",
    "likely-genuine": "green",
}


def plain(text: str) -> str:
    """Make control characters of a mail visible, so that they cannot steer a terminal."""
    return "".join(char if char.isprintable() else "\N{SYMBOL FOR SUBSTITUTE}" for char in text)


def _console(*, stderr: bool) -> Console:
    # Loading it takes as long as analysing several mails, and a pipe does not need it.
    from rich.console import Console  # noqa: PLC0415 - see above

    return Console(stderr=stderr, highlight=False, soft_wrap=True, emoji=False, markup=False)


def _styled(stream: TextIO) -> bool:
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


class Screen:
    """Standard output and standard error of one run."""

    @cached_property
    def _out(self) -> Console:
        return _console(stderr=False)

    @cached_property
    def _err(self) -> Console:
        return _console(stderr=True)

    def error(self, text: str) -> None:
        """Print one error, in one line where it is one sentence."""
        first, *more = text.splitlines() or [""]
        self._print([("gyotaku: ", "red"), (plain(first), "")], stderr=True)
        for line in more:
            self._print([(plain(line), "")], stderr=True)

    def say(self, text: str) -> None:
        """Print one line for the reader."""
        self._print([(plain(text), "")])

    def _print(self, pieces: list[tuple[str, str]], *, stderr: bool = False) -> None:
        """Print one line of pieces, each with its style; without styles in a pipe."""
        stream = sys.stderr if stderr else sys.stdout
        if not _styled(stream):
            stream.write("".join(text for text, _ in pieces) + "\n")
            return
        from rich.text import Text  # noqa: PLC0415 - as above

        (self._err if stderr else self._out).print(Text.assemble(*pieces))

    def note(self, text: str) -> None:
        """Print one line beside the output, on standard error."""
        self._print([(plain(text), "")], stderr=True)

    @property
    def shows_progress(self) -> bool:
        """Whether a person watches standard error."""
        return _styled(sys.stderr)

    @property
    def errors(self) -> Console:
        """The console of standard error, for a progress bar."""
        return self._err

    def table(self, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        """Print rows: a table in a terminal, tab-separated in a pipe."""
        if not _styled(sys.stdout):
            for row in rows:
                self.raw(("\t".join(plain(cell) for cell in row) + "\n").encode())
            return
        from rich.table import Table  # noqa: PLC0415 - as above
        from rich.text import Text  # noqa: PLC0415 - as above

        table = Table(show_lines=False, box=None, pad_edge=False)
        for name in head:
            table.add_column(name, overflow="fold")
        for row in rows:
            table.add_row(*(Text(plain(cell), style=COLOURS.get(cell, "")) for cell in row))
        self._out.print(table, soft_wrap=False)

    def raw(self, content: bytes) -> None:
        """Write bytes to standard output as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def line(self, line: Line) -> None:
        """Print one mail for a person: label, score, path, brand, subject."""
        label = line.label or ""
        style = COLOURS.get(label, "default")
        rest = "  ".join(plain(part) for part in (line.path, line.brand or "", line.subject or "") if part)
        self._print([(f"{label:<16}{line.score if line.score is not None else '':>4}  ", style), (rest, "")])

    def members(self, members: list[Member], *, as_json: bool) -> None:
        """Print the members of a family: a table in a terminal, tab-separated in a pipe, or JSON."""
        if as_json:
            self.raw(msgspec.json.format(msgspec.json.encode(members), indent=1) + b"\n")
            return
        if not _styled(sys.stdout):
            for member in members:
                fields = (member.name, member.what, *(f"{key}={value}" for key, value in member.detail.items() if value))
                self.raw(("\t".join(plain(field) for field in fields) + "\n").encode())
            return
        from rich.table import Table  # noqa: PLC0415 - as above

        table = Table(show_lines=False, box=None, pad_edge=False)
        table.add_column("name", style="bold", no_wrap=True)
        table.add_column("what")
        table.add_column("reads, gives, takes", style="dim")
        for member in members:
            shown = "; ".join(f"{key} {value}" for key, value in member.detail.items() if value and key != "proves_not")
            table.add_row(member.name, member.what, shown)
        self._out.print(table, soft_wrap=False)

    @contextmanager
    def progress(self) -> Iterator[Callable[[str], None]]:
        """Show on standard error how far a long run is, in a terminal only."""
        if not _styled(sys.stderr) or _styled(sys.stdout):
            # Lines on the same terminal are progress enough.
            yield lambda _path: None
            return
        # Only a long run in a terminal needs it.
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - see above

        columns = (SpinnerColumn(), TextColumn("{task.completed} mails"), TimeElapsedColumn(), TextColumn("{task.description}"))
        with Progress(*columns, console=self._err, transient=True) as bar:
            task = bar.add_task("", total=None)
            yield lambda path: bar.update(task, advance=1, description=plain(path)[-60:])
