"""The keeper: nothing it started outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gyotaku.capture import keeper

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the keeper finds descendants in /proc of Linux")

ORPHANS = """
import os, subprocess, sys, time
# A grandchild in a session of its own whose parent is gone: what a browser leaves behind.
subprocess.Popen([sys.executable, "-c",
    "import subprocess,sys,time;p=subprocess.Popen([sys.executable,'-c','import time;time.sleep(300)'],start_new_session=True);"
    "open(sys.argv[1],'w').write(str(p.pid))", sys.argv[1]], start_new_session=True)
while not (os.path.exists(sys.argv[1]) and open(sys.argv[1]).read()): time.sleep(0.01)
{then}
"""


def _keep(tmp_path: Path, then: str, seconds: float = 60, memory: int = 0) -> tuple[int, int]:
    mark = tmp_path / "pid"
    command = [
        sys.executable,
        keeper.__file__,
        str(seconds),
        str(memory),
        sys.executable,
        "-c",
        ORPHANS.format(then=then),
        str(mark),
    ]
    code = subprocess.run(command, check=False, timeout=60).returncode  # noqa: S603 - our own script
    return code, int(mark.read_text())


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_orphans_end_with_the_command(tmp_path: Path) -> None:
    """A command that ends by itself leaves nobody, and its exit code is kept."""
    code, orphan = _keep(tmp_path, "sys.exit(7)")
    assert code == 7
    assert not _alive(orphan)


def test_time_up(tmp_path: Path) -> None:
    """When the time is up everything below is killed."""
    code, orphan = _keep(tmp_path, "time.sleep(300)", seconds=3)
    assert code == keeper.TIME_UP
    assert not _alive(orphan)


def test_memory_up(tmp_path: Path) -> None:
    """When the memory is up everything below is killed."""
    code, orphan = _keep(
        tmp_path, "held = bytearray(200_000_000); held[::4096] = b'x' * len(held[::4096]); time.sleep(300)", memory=120_000_000
    )
    assert code == keeper.MEMORY_UP
    assert not _alive(orphan)


def test_told_to_stop(tmp_path: Path) -> None:
    """Told to stop, the keeper clears up before it goes."""
    mark = tmp_path / "pid"
    command = [
        sys.executable,
        keeper.__file__,
        "60",
        "0",
        sys.executable,
        "-c",
        ORPHANS.format(then="time.sleep(300)"),
        str(mark),
    ]
    with subprocess.Popen(command) as running:  # noqa: S603 - our own script
        while not (mark.exists() and mark.read_text()):
            time.sleep(0.02)
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == keeper.STOPPED
    assert not _alive(int(mark.read_text()))


def test_who_started_it_dies(tmp_path: Path) -> None:
    """When the process that wanted the capture is killed outright, the browser does not go on alone; its folder is removed."""
    mark, folder = tmp_path / "pid", tmp_path / "work"
    folder.mkdir()
    (folder / "page.html").write_text("x")
    inner = [sys.executable, keeper.__file__, "60", "0", sys.executable, "-c", ORPHANS.format(then="time.sleep(300)"), str(mark)]
    outer = "import subprocess,sys;subprocess.run(sys.argv[1:],start_new_session=True)"
    environment = {**os.environ, keeper.FOLDER: str(folder)}
    with subprocess.Popen([sys.executable, "-c", outer, *inner], env=environment) as starter:  # noqa: S603 - our own script
        while not (mark.exists() and mark.read_text()):
            time.sleep(0.02)
        starter.kill()
    end = time.monotonic() + 20
    while (_alive(int(mark.read_text())) or folder.exists()) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _alive(int(mark.read_text()))
    assert not folder.exists()


def test_descendants_and_memory() -> None:
    """A process knows who is below it, and its memory is counted."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as child:
        assert child.pid in keeper.descendants(os.getpid())
        assert keeper.memory([child.pid, 2**22 + 1]) > 0
        child.kill()
