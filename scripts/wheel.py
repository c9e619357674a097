"""Build the wheel, install it away from the checkout, and see that it works from there: data files, command, library.

Run: python scripts/wheel.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROBE = """
import pathlib, sys, gyotaku
home = pathlib.Path(sys.argv[1]).resolve()
assert home in pathlib.Path(gyotaku.__file__).resolve().parents, gyotaku.__file__
from gyotaku import analyse
case = analyse(pathlib.Path(sys.argv[2]).read_bytes())
assert case.findings and case.verdict.score > 0, case.verdict
print(gyotaku.__version__, case.verdict.label)
"""


def run(*words: str, env: dict[str, str] | None = None) -> str:
    """Run a command, return what it printed, and stop with its own words when it fails."""
    done = subprocess.run(words, cwd=ROOT, env=env, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(words[:6])} …\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def main() -> None:
    """Build, install, probe."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place / "dist"))
        wheel = next((place / "dist").glob("*.whl"))
        run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(place / "site"), str(wheel))
        # The target folder comes first on the path; the dependencies are those of the lock file, already installed here.
        env = {**os.environ, "PYTHONPATH": str(place / "site"), "PYTHONSAFEPATH": "1"}
        print(run(sys.executable, "-c", PROBE, str(place / "site"), str(ROOT / "examples/pocketcard/mail.eml"), env=env))
        print(run(sys.executable, "-m", "gyotaku", "--version", env=env))


if __name__ == "__main__":
    main()
