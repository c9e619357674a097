"""A few threads of its own for each way of asking, so that one that hangs or breaks holds up nobody else."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from datetime import datetime

from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError
from gyotaku.transport.recording import Answer

WIDE = 6
"""Most questions of one way that are under way at the same time."""
GRACE = 0.2
"""Seconds a question that minds its deadline gets to say itself that it is over."""

Work = Callable[[Deadline], list[Answer]]


class Job:
    """One question in one way. Its outcome is a list of answers, at the latest when its deadline is over."""

    def __init__(self, work: Work, deadline: Deadline, failed: Callable[[str, str], Answer]) -> None:
        self._work = work
        self._failed = failed
        self._done = threading.Event()
        self._answers: list[Answer] = []
        self.deadline = deadline

    def run(self) -> None:
        """Ask, and keep what came of it; whatever breaks in a provider stays inside its job."""
        try:
            self.deadline.left()
            answers = self._work(self.deadline)
        except FailedError as error:
            answers = [self._failed(error.why, error.detail)]
        except Exception as error:  # noqa: BLE001 - a crashing provider is an absence of its subject, never the end of the report
            answers = [self._failed("crashed", f"{type(error).__name__}: {error}")]
        self._answers = answers
        self._done.set()

    def wait(self) -> list[Answer]:
        """Return the outcome; a job that does not end in time is given up as `timeout`."""
        if not self._done.wait(self.deadline.remaining + GRACE):
            return [self._failed("timeout", "")]
        return self._answers


class Lane:
    """The threads of one way. They are daemons: one that hangs for ever does not keep the program alive."""

    def __init__(self, name: str, width: int = WIDE) -> None:
        self._name = name
        self._width = width
        self._queue: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._threads = 0

    def add(self, job: Job) -> None:
        """Put a job in the queue, with a thread more while there are few."""
        self._queue.put(job)
        if self._threads < self._width:
            self._threads += 1
            threading.Thread(target=self._loop, name=f"gyotaku-{self._name}-{self._threads}", daemon=True).start()

    def _loop(self) -> None:
        while True:
            self._queue.get().run()


def failed_answer(provider: str, way: str, about: str, at: datetime) -> Callable[[str, str], Answer]:
    """Return what makes an answer of a failure: who failed, about whom, and why."""

    def make(why: str, detail: str) -> Answer:
        return Answer(provider=provider, about=about, at=at, source=way, outcome=why, note=detail[:400])

    return make
