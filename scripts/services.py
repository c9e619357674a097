"""Bring what the tests start for themselves, where this user may install it: Debian's PostgreSQL, by apt, as root.

Run: python scripts/services.py    Never fails: what cannot be had is named, and its tests are skipped with the reason.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def postgresql() -> bool:
    """Whether Debian's PostgreSQL server is there; it lies outside PATH, one folder for each version."""
    return any(Path("/usr/lib/postgresql").glob("*/bin/postgres"))


SERVICES: dict[str, tuple[Callable[[], bool], tuple[str, ...]]] = {
    "PostgreSQL": (postgresql, ("postgresql",)),
}
"""What is brought: how to see that it is there, and Debian's packages for it."""


def main() -> int:
    """Install what is missing, or say why not."""
    missing = {name: packages for name, (there, packages) in SERVICES.items() if not there()}
    if not missing:
        return 0
    names = ", ".join(missing)
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"not here, and only root can install it by apt: {names}; the tests that need it are skipped")
        return 0
    print(f"installing {names} by apt (once) …", flush=True)
    # A server of the system's own would only be in the way; the tests start theirs.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PG_CREATE_MAIN_CLUSTER": "0"}
    _quietly(["apt-get", "update", "-qq"], environment)
    wanted = [package for packages in missing.values() for package in packages]
    if _quietly(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted], environment):
        print(f"apt could not install {names}; the tests that need it are skipped")
    return 0


def _quietly(command: list[str], environment: dict[str, str]) -> int:
    quiet = subprocess.DEVNULL
    return subprocess.run(command, env=environment, timeout=900, check=False, stdout=quiet, stderr=quiet).returncode


if __name__ == "__main__":
    sys.exit(main())
