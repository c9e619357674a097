"""The keeper: runs one command, and sees to it that nothing the command started outlives it.

Run as a script of its own (it imports nothing of gyotaku): `keeper.py SECONDS MEMORY COMMAND …`. Browsers start processes in
sessions of their own, so killing a group is not enough: the keeper makes itself the parent of every orphan below it
(prctl(2), PR_SET_CHILD_SUBREAPER, Linux 3.4), kills all descendants at the end, and dies with whoever started it; then it
removes the folder that GYOTAKU_KEEPER_FOLDER names, since nobody else is left to do so.
Exit codes: the command's own; 124 when the time was up, 125 when the memory was, 126 when it was told to stop.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

TIME_UP = 124
MEMORY_UP = 125
STOPPED = 126
FOLDER = "GYOTAKU_KEEPER_FOLDER"

_SUBREAPER = 36
_PARENT_DEATH = 1
_MEMORY_EVERY = 0.5


def descendants(root: int) -> list[int]:
    """List every process below `root` (Linux: from /proc; elsewhere none)."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The command stands in parentheses and may hold anything; the parent is the second field behind it.
            parent = int(stat.read_text("latin-1").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    found: list[int] = []
    waiting = [root]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def memory(pids: list[int]) -> int:
    """Return the bytes of memory that belong to these processes alone."""
    return sum(_anonymous(pid) for pid in pids)


def _anonymous(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/status").read_text("latin-1").splitlines():
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) * 1024
    return 0


def _adopt() -> None:
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl(_SUBREAPER, 1, 0, 0, 0)
    prctl(_PARENT_DEATH, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(STOPPED)


def _reap() -> Iterator[tuple[int, int]]:
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            yield pid, os.waitstatus_to_exitcode(status)


def _watch(child: int, seconds: float, most: int) -> int:
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: stopped.append(number))
    end = time.monotonic() + seconds
    look = 0.0
    while True:
        for pid, code in _reap():
            if pid == child:
                return code if 0 <= code < TIME_UP else 1
        now = time.monotonic()
        if stopped:
            return STOPPED
        if now > end:
            return TIME_UP
        if most and now > look:
            look = now + _MEMORY_EVERY
            if memory(descendants(os.getpid())) > most:
                return MEMORY_UP
        time.sleep(0.02)


def _clear() -> None:
    """Kill what is left until nothing is; what starts meanwhile is found in the next round."""
    for _ in range(200):
        below = descendants(os.getpid())
        if not below:
            return
        for pid in below:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        for _ in _reap():
            pass
        time.sleep(0.01)


def _sweep() -> None:
    """Remove the working folder of a starter that is gone."""
    folder = os.environ.get(FOLDER)
    if folder:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)


def main(words: list[str]) -> int:
    """Run the command within its time and memory, then clear up."""
    seconds, most, *command = words
    starter = os.getppid()
    _adopt()
    with subprocess.Popen(command) as child:  # noqa: S603 - the command is the one gyotaku built
        try:
            return _watch(child.pid, float(seconds), int(most))
        finally:
            _clear()
            child.returncode = 0  # reaped above; nobody is to be waited for
            if os.getppid() != starter:
                _sweep()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
