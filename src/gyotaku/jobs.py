"""Many mails at once: a pool of processes, results in input order, bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future

from gyotaku.desk import Desk
from gyotaku.errors import GyotakuError, InputError
from gyotaku.model.line import Line
from gyotaku.model.message import Specimen
from gyotaku.settings import Settings

IN_FLIGHT = 8
"""Specimens waiting per process; bounds memory when one mail is slow."""

Outcome = tuple[Line, int]
"""A line and the exit code its input calls for."""

_desks: list[Desk] = []
"""The worker process's own desk, made once by `_start`."""


def _start(settings: Settings) -> None:
    _desks.append(Desk(settings))


def _work(specimen: Specimen) -> list[Outcome]:
    return _outcomes(_desks[0], specimen)


def _outcomes(desk: Desk, specimen: Specimen | InputError) -> list[Outcome]:
    failure = specimen.exit_code if isinstance(specimen, InputError) else 0
    return [(line, failure or (GyotakuError.exit_code if line.error else 0)) for line in desk.lines(specimen)]


def lines(paths: list[str], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """Analyse every specimen of the paths with `jobs` processes; yield each line with its exit code, in input order."""
    desk = Desk(settings)
    if jobs <= 1:
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
