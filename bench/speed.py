"""Mails per second and peak memory of the whole offline analysis on one core, beside parsers and a judge, in one run.

Run: python bench/speed.py [--peers PYTHON] [--mails FOLDER] [--limit N]

PYTHON is an interpreter with bench/requirements.txt installed (python -m venv V; V/bin/pip install -r bench/requirements.txt);
without it only the standard library, the floor, stands beside gyotaku. FOLDER holds .eml files; the default is the development
corpus where it is there, else the project's own examples. Timings never decide a test.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "dev.tar.xz"


def mails(folder: str | None, place: str) -> list[str]:
    """List the mails to run over."""
    if folder is None and CORPUS.exists():
        with tarfile.open(CORPUS) as tar:
            tar.extractall(place, filter="data")
        folder = place
    return sorted(str(path) for path in Path(folder or ROOT / "examples").rglob("*.eml"))


def main() -> None:
    """Print one row a tool."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--peers", help="interpreter with bench/requirements.txt")
    words.add_argument("--mails", help="folder of .eml files")
    words.add_argument("--limit", type=int, default=0, help="only the first N mails")
    given = words.parse_args()
    tools = [("stdlib", sys.executable), ("gyotaku", sys.executable)]
    if given.peers:
        tools += [(name, given.peers) for name in ("mail-parser", "eml-parser", "phish-signals")]
    with tempfile.TemporaryDirectory() as place:
        names = mails(given.mails, place)
        names = names[: given.limit] if given.limit else names
        size = sum(Path(name).stat().st_size for name in names)
        print(f"{len(names)} mails, {size / 1e6:.1f} MB, one process, one core")
        print(f"{'tool':<15}{'mails/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'worst ms':>10}{'peak MB':>9}{'failed':>8}")
        for peer, python in tools:
            env = {**os.environ, "OMP_NUM_THREADS": "1"}
            done = subprocess.run(
                [python, str(ROOT / "bench" / "peers.py"), peer, "-"],
                input="\n".join(names),
                capture_output=True,
                text=True,
                check=False,
                env=env,
            )
            if done.returncode:
                print(f"{peer:<15} failed: {done.stderr.strip().splitlines()[-1]}")
                continue
            one = json.loads(done.stdout)
            print(
                f"{peer:<15}{one['mails'] / one['seconds']:>9.1f}{one['p50_ms']:>9.2f}{one['p99_ms']:>9.1f}"
                f"{one['worst_ms']:>10.1f}{one['peak_mb']:>9.0f}{one['failed']:>8}"
            )


if __name__ == "__main__":
    main()
