from __future__ import annotations

import threading
from datetime import UTC, datetime

from gyotaku.transport.lane import WIDE, Job, Lane, failed_answer
from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError
from gyotaku.transport.recording import Answer

FAILED = failed_answer("listings", "slow", "domain:evil.example", datetime(2026, 3, 15, tzinfo=UTC))


def test_a_hanging_question_is_given_up_and_a_late_answer_changes_nothing() -> None:
    """What was told once stays told: the report and the recording never disagree."""
    go = threading.Event()

    def work(_deadline: Deadline) -> list[Answer]:
        go.wait(10)
        return []

    job = Job(work, Deadline(0.05), FAILED)
    lane = Lane("slow")
    lane.add(job)
    assert [answer.outcome for answer in job.wait()] == ["timeout"]
    go.set()


def test_a_crash_becomes_an_answer_that_says_so() -> None:
    """A provider's fault is an absence about its subject with the reason, for one subject only."""

    def work(_deadline: Deadline) -> list[Answer]:
        raise ZeroDivisionError("a fault")

    job = Job(work, Deadline(5), FAILED)
    Lane("broken").add(job)
    (answer,) = job.wait()
    assert (answer.outcome, answer.source, answer.note) == ("crashed", "slow", "ZeroDivisionError: a fault")


def test_a_failure_keeps_its_code_and_detail() -> None:
    """The reason travels as it was given."""

    def work(_deadline: Deadline) -> list[Answer]:
        raise FailedError("rate-limited", "host asks to wait")

    job = Job(work, Deadline(5), FAILED)
    Lane("limited").add(job)
    assert [(answer.outcome, answer.note) for answer in job.wait()] == [("rate-limited", "host asks to wait")]


def test_questions_of_one_way_go_side_by_side_up_to_its_width() -> None:
    """As many as the lane is wide are under way at once, never more."""
    together = threading.Barrier(WIDE)
    most, now, lock = [0], [0], threading.Lock()

    def work(_deadline: Deadline) -> list[Answer]:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        together.wait(10)
        with lock:
            now[0] -= 1
        return []

    lane = Lane("wide")
    jobs = [Job(work, Deadline(20), FAILED) for _ in range(WIDE * 2)]
    for job in jobs:
        lane.add(job)
    assert all(job.wait() == [] for job in jobs)
    assert most[0] == WIDE
