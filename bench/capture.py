"""Seconds and memory of a capture by six visitors, beside a bare Chromium that dumps the same page; and many captures in a row.

Run: python bench/capture.py [--row N]

Needs a Chromium (scripts/browser.py). The sites run on loopback (tests/capture/sites.py). Memory is what belongs to all processes
below this one alone (RssAnon), the greatest sum seen. The bar is fifteen seconds a capture on two cores; with --row 50, what is
left behind by fifty captures one after the other is printed: processes, files, open descriptors. Timings never decide a test.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402 - as below
from tests.capture import sites  # noqa: E402 - found in the project's own folder, named the line before

from gyotaku.capture.chromium import find_chromium  # noqa: E402 - as above
from gyotaku.capture.keeper import descendants, memory  # noqa: E402 - as above
from gyotaku.capture.taking import capture  # noqa: E402 - as above
from gyotaku.settings import Visits  # noqa: E402 - as above

SIX = ("desktop-ja", "iphone-ja", "android-ja", "desktop-en", "bot", "plain")
TWO = ("desktop-ja", "iphone-ja")
"""Visitors of the captures in a row: what is left behind does not hang on how many they are."""
SETTINGS = Visits(allow_networks=("127.0.0.2/32", "127.0.0.3/32"), profiles=SIX)
BAR = 15.0
PATIENCE = 30.0
"""Seconds after which the bare browser is given up."""
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
"""Without these a browser on a closed network waits for its own questions to the outside."""
PAGES: dict[str, sites.Page] = {
    "a page of news": lambda _asked: sites.html(sites.NEWS),
    "time-out or form by device": sites.seed,
    "three redirects": sites.chain,
    "eighteen megabytes": sites.huge,
}


class Measured:
    """Seconds of the clock and of the processors, and the most memory of everything below this process meanwhile."""

    seconds = 0.0
    cpu = 0.0
    peak = 0


@contextmanager
def measured() -> Iterator[Measured]:
    """Measure what happens inside."""
    found, stop = Measured(), threading.Event()

    def look() -> None:
        while not stop.wait(0.05):
            found.peak = max(found.peak, memory(descendants(os.getpid())))

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    begun, spent = time.monotonic(), _spent()
    try:
        yield found
    finally:
        found.seconds, found.cpu = time.monotonic() - begun, _spent() - spent
        stop.set()
        looking.join()


def _spent() -> float:
    """Return the seconds of processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def bare(url: str) -> Measured:
    """Let a bare Chromium dump a page: the floor of one visit."""
    with tempfile.TemporaryDirectory() as home, measured() as found:
        command = [find_chromium(), *QUIET, f"--user-data-dir={home}", "--dump-dom", url]
        # A page that is too much for it is given up; the seconds then say so.
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=PATIENCE)
    return found


def visited(url: str, settings: Visits = SETTINGS) -> tuple[Measured, str]:
    """Capture a page; return what it took and what it gave."""
    with measured() as found, capture(url, settings) as (made, _folder):
        pass
    return found, f"{made.state}, {made.compared.gate}"


def table() -> bool:
    """Print one row a page; return whether every capture kept to the bar."""
    print(f"two cores wanted, {os.cpu_count()} here; load before: {os.getloadavg()[0]:.1f}")
    print(f"{'page':<28}{'six s':>8}{'cpu s':>8}{'peak MB':>9}{'bare s':>8}{'bare MB':>9}  gave")
    kept = True
    for name, page in PAGES.items():
        with sites.serving(page) as site:
            floor = bare(site.url())
            found, gave = visited(site.url())
        kept &= found.seconds < BAR
        took = f"{found.seconds:>8.1f}{found.cpu:>8.1f}{found.peak / 1e6:>9.0f}"
        print(f"{name:<28}{took}{_said(floor):>8}{floor.peak / 1e6:>9.0f}  {gave}")
    return kept


def _said(floor: Measured) -> str:
    return f"{floor.seconds:.1f}" if floor.seconds < PATIENCE else "never"


def row(times: int) -> bool:
    """Capture one page again and again; print what is left behind, and return whether it is nothing."""
    before = _descriptors()
    with tempfile.TemporaryDirectory(dir="/tmp") as place, sites.serving(PAGES["a page of news"]) as site:
        tempfile.tempdir = place
        try:
            took = [visited(site.url(), msgspec.structs.replace(SETTINGS, profiles=TWO))[0] for _ in range(times)]
        finally:
            tempfile.tempdir = None
        files, processes = len(list(Path(place).rglob("*"))), len(descendants(os.getpid()))
    descriptors = _descriptors() - before
    seconds = sorted(one.seconds for one in took)
    peak = max(one.peak for one in took)
    print(
        f"{times} captures of two visitors in a row: {sum(seconds):.0f} s, each {seconds[0]:.1f} to {seconds[-1]:.1f} s (median "
        f"{statistics.median(seconds):.1f}), peak {peak / 1e6:.0f} MB; left behind: {processes} processes, {files} files, "
        f"{descriptors} descriptors"
    )
    return not files and not processes and descriptors <= 0


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def main() -> int:
    """Print the table, then the row where one is wished; exit with 1 when a bar was missed."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--row", type=int, default=0, help="captures in a row")
    words.add_argument("--only-row", action="store_true", help="without the table")
    given = words.parse_args()
    kept = given.only_row or table()
    if given.row:
        kept = row(given.row) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
