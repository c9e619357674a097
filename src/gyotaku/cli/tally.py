"""What a person sees of a long `add`: a bar with rate and remaining time, lines of JSON, a summary at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import msgspec

from gyotaku.cli.adding import Added
from gyotaku.cli.screen import Screen, plain
from gyotaku.errors import GyotakuError, InputError
from gyotaku.model.message import Specimen

Passing = Callable[[Iterable[Specimen | InputError]], Iterator[Specimen | InputError]]


class Tally:
    """Counts of one run, and its exit code."""

    def __init__(self, screen: Screen, *, jsonl: bool) -> None:
        self.code = 0
        self._screen = screen
        self._jsonl = jsonl
        self._added = self._known = self._failed = 0
        self._start = time.monotonic()

    def took(self, batch: list[Added]) -> None:
        """Count a confirmed batch; print its lines, at once, since a reader may rely on them."""
        for one in batch:
            if one.error is not None:
                self._failed += 1
                self.code = max(self.code, InputError.exit_code if one.sha256 is None else GyotakuError.exit_code)
                self._screen.error(f"{one.path}: {one.error}")
            elif one.new:
                self._added += 1
            else:
                self._known += 1
            if self._jsonl:
                sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
        if self._jsonl:
            sys.stdout.flush()

    def say(self, text: str) -> None:
        """Tell a person something, out of the way of JSON lines."""
        self._screen.note(text)

    def close(self) -> None:
        """Print what was done."""
        took = max(time.monotonic() - self._start, 0.001)
        whole = self._added + self._known + self._failed
        text = f"{self._added:,} added, {self._known:,} already in the book"
        if self._failed:
            text += f", {self._failed:,} could not be read"
        self._screen.note(f"{text} ({whole / took:,.0f} mails/s)")

    @contextmanager
    def progress(self, total: int | None) -> Iterator[Passing]:
        """Show a bar while specimens pass, measured by their bytes, since nobody knows how many mails an mbox holds."""
        if not self._screen.shows_progress:
            yield iter
            return
        # Only a long run in a terminal needs it.
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - see above

        columns = (
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %  {task.fields[mails]:,} mails  {task.fields[rate]:,.0f}/s  left"),
            TimeRemainingColumn(elapsed_when_finished=True),
            TextColumn("{task.description}"),
        )
        with Progress(*columns, console=self._screen.errors, transient=True) as bar:
            task = bar.add_task("", total=total, mails=0, rate=0.0)

            def passing(specimens: Iterable[Specimen | InputError]) -> Iterator[Specimen | InputError]:
                for count, one in enumerate(specimens, 1):
                    size = len(one.raw) if isinstance(one, Specimen) else 0
                    rate = count / max(time.monotonic() - self._start, 0.001)
                    name = one.name if isinstance(one, Specimen) else one.path
                    bar.update(task, advance=size, mails=count, rate=rate, description=plain(name)[-40:])
                    yield one

            yield passing
