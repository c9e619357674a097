"""Run every check that CI runs, in order from the quickest; stop at none, fail when one failed.

Run: make test    (or: python scripts/check.py NAME… for some of them)
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "laws": [sys.executable, "scripts/laws.py"],
    "imports": [str(BIN / "lint-imports"), "--no-cache"],
    "types": [str(BIN / "mypy")],
    "reference": [sys.executable, "scripts/reference.py"],
    "sentences": [sys.executable, "scripts/sentences.py"],
    "examples": [sys.executable, "scripts/examples.py"],
    "wheel": [sys.executable, "scripts/wheel.py"],
    "browser": [sys.executable, "scripts/browser.py"],
    "tests": [str(BIN / "pytest"), "-n", "2", "-rs"],
}


def main() -> int:
    """Run the checks named on the command line, or all."""
    chosen = sys.argv[1:] or list(CHECKS)
    failed: list[str] = []
    for name in chosen:
        start = time.monotonic()
        run = subprocess.run(
            CHECKS[name], cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        took = time.monotonic() - start
        if run.returncode:
            failed.append(name)
        if run.returncode or name in {"browser", "tests"}:
            print(run.stdout, end="")
        print(f"{'FAIL' if run.returncode else 'ok':<5}{name:<12}{took:6.1f} s", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
