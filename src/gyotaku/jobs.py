"""Many mails at once: a pool of processes, results in input order, bounded memory."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from functools import cache

from gyotaku.desk import Desk
from gyotaku.errors import GyotakuError, InputError
from gyotaku.model.line import Line
from gyotaku.model.message import Specimen
from gyotaku.settings import Settings

IN_FLIGHT = 8
"""Specimens waiting per process; bounds memory when one mail is slow."""

COLLECTOR = (20_000, 20, 50)
"""Thresholds of the collector of cycles. A mail makes tens of thousands of objects and hardly a cycle; Python's own thresholds
cost a seventh of the time. They are the process's, so the library leaves them alone and only this room sets them."""

Outcome = tuple[Line, int]
"""A line and the exit code its input calls for."""

_desks: list[Desk] = []
"""The worker process's own desk, made once by `_start`."""


def _start(settings: Settings) -> None:
    gc.set_threshold(*COLLECTOR)
    _desks.append(Desk(settings))


def _work(specimen: Specimen) -> list[Outcome]:
    return _outcomes(_desks[0], specimen)


@cache
def _settle() -> None:
    """Take what the first mail loaded, tables and rules, out of the collector's sight: it is never garbage."""
    gc.freeze()


def _outcomes(desk: Desk, specimen: Specimen | InputError) -> list[Outcome]:
    failure = specimen.exit_code if isinstance(specimen, InputError) else 0
    found = [(line, failure or (GyotakuError.exit_code if line.error else 0)) for line in desk.lines(specimen)]
    _settle()
    return found


def lines(paths: list[str], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """Analyse every specimen of the paths with `jobs` processes; yield each line with its exit code, in input order."""
    desk = Desk(settings)
    if jobs <= 1:
        gc.set_threshold(*COLLECTOR)
        for specimen in desk.open(paths):
            yield from _outcomes(desk, specimen)
        return
    # Most runs use one process, and the pool's module is slow to load.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - see above

    with ProcessPoolExecutor(max_workers=jobs, initializer=_start, initargs=(settings,)) as pool:
        waiting: deque[Future[list[Outcome]] | list[Outcome]] = deque()
        for specimen in desk.open(paths):
            waiting.append(_outcomes(desk, specimen) if isinstance(specimen, InputError) else pool.submit(_work, specimen))
            if len(waiting) >= jobs * IN_FLIGHT:
                yield from _ready(waiting.popleft())
        while waiting:
            yield from _ready(waiting.popleft())


def _ready(one: Future[list[Outcome]] | list[Outcome]) -> list[Outcome]:
    return one if isinstance(one, list) else one.result()
