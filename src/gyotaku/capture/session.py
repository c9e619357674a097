"""Make a capture: the worker in a process of its own, kept by the keeper, and what it wrote made into visits."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from gyotaku.capture import keeper
from gyotaku.capture.order import BROWSER, ORDER, Order, visit_file
from gyotaku.model.capture import Visit
from gyotaku.settings import Visits

LONGEST = 40
"""Longest path of a temporary folder that leaves room for what the browser adds."""
GRACE = 15.0
"""Seconds the keeper has to clear up."""

_KEPT = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT")
"""Variables of the environment the worker is given; proxies, keys and homes stay outside."""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of the worker left."""

    folder: Path
    visits: tuple[Visit | None, ...]
    """One for each profile of the order; None where the time or the memory was up before."""
    browser: str
    stopped: str
    """Why the worker was stopped: timeout | memory | crashed; empty when it came to its end."""
    said: str = ""
    """The last words of a worker that crashed."""


@contextmanager
def taken(order: Order, limits: Visits) -> Iterator[Taken]:
    """Run the worker for an order; its folder with all files is there inside the `with` and gone after it."""
    base = tempfile.gettempdir()
    # Browsers put sockets there, and the path of a socket has 107 bytes at most (unix(7)).
    short = base if len(base) <= LONGEST else "/tmp"  # noqa: S108 - a private folder is made in it
    with tempfile.TemporaryDirectory(prefix="gyotaku-capture-", dir=short, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / ORDER).write_bytes(msgspec.json.encode(order))
        code, said = _run(folder, limits)
        browser = folder / BROWSER
        yield Taken(
            folder=folder,
            visits=tuple(_visit(folder / visit_file(number)) for number in range(len(order.profiles))),
            browser=browser.read_text() if browser.exists() else "",
            stopped={0: "", keeper.TIME_UP: "timeout", keeper.MEMORY_UP: "memory"}.get(code, "crashed"),
            said=said,
        )


def _run(folder: Path, limits: Visits) -> tuple[int, str]:
    scratch = folder / "scratch"
    scratch.mkdir()
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment[keeper.FOLDER] = str(folder)
    environment |= dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(scratch))
    command = [sys.executable, "-I", "-S", keeper.__file__, str(limits.seconds), str(limits.memory_bytes)]
    command += [sys.executable, "-m", "gyotaku.capture.worker", str(folder)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as kept:
        try:
            _, said = kept.communicate(timeout=limits.seconds + GRACE)
        except subprocess.TimeoutExpired:
            kept.kill()
            return keeper.TIME_UP, ""
        except BaseException:
            # An interrupt of the person: the keeper is told, and clears up before this process goes on.
            kept.terminate()
            kept.wait(GRACE)
            raise
    return kept.returncode, said[-2000:].decode("utf-8", "replace")


def _visit(path: Path) -> Visit | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Visit)
    except (OSError, msgspec.MsgspecError):
        return None
