"""A PostgreSQL of the tests' own: Debian's programs, an unprivileged user, a socket in a temporary folder, no network."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

START_SECONDS = 60


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL server, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def unprivileged() -> str | None:
    """Return whom the server runs as: None for ourselves, another user when we are root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server; yield the folder of its socket. Skips the test with the reason where there is none."""
    bin_folder = programs()
    if bin_folder is None:
        pytest.skip("no PostgreSQL under /usr/lib/postgresql; scripts/services.py installs it as root")
    user = unprivileged()
    if os.geteuid() == 0 and user is None:
        pytest.skip("PostgreSQL does not run as root, and there is no other user to run it")
    # A socket's path may have 107 bytes; pytest's own folders are longer.
    root = Path(tempfile.mkdtemp(prefix="gyotaku-pg-"))
    shutil.chown(root, user) if user else None
    cluster = root / "cluster"
    as_user = {"user": user, "cwd": root, "env": {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}}
    make = [bin_folder / "initdb", "-D", cluster, "-U", "gyotaku", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    subprocess.run(make, check=True, capture_output=True, **as_user)  # type: ignore[call-overload]  # noqa: S603 - Debian's own programs
    settings = ("listen_addresses=", f"unix_socket_directories={root}", "fsync=off", "shared_buffers=64MB", "max_connections=50")
    run = [bin_folder / "postgres", "-D", cluster, *(word for setting in settings for word in ("-c", setting))]
    server = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **as_user)  # type: ignore[call-overload]  # noqa: S603 - Debian's own programs
    try:
        _wait(bin_folder, root, server)
        yield str(root)
    finally:
        server.send_signal(signal.SIGINT)  # fast: open connections do not matter any more
        server.wait(timeout=30)
        shutil.rmtree(root, ignore_errors=True)


def _wait(bin_folder: Path, root: Path, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        asked = subprocess.run([bin_folder / "pg_isready", "-q", "-h", root, "-U", "gyotaku"], check=False)  # noqa: S603 - as above
        if asked.returncode == 0:
            return
        time.sleep(0.1)
    pytest.skip("PostgreSQL did not start")
