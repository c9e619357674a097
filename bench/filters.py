"""Scores of other tools on the same mails; a tool that is not installed is an error that names it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

BENCH = Path(__file__).resolve().parent
SCORE = re.compile(r"score=(-?[\d.]+)|^Score: (-?[\d.]+)", re.MULTILINE)


def phish_signals(python: str, files: list[Path]) -> dict[str, float]:
    """Return phish-signals' score of each mail, from an interpreter that has it."""
    done = subprocess.run(
        [python, str(BENCH / "peers.py"), "phish-signals", "-"],
        input="\n".join(str(path) for path in files),
        capture_output=True,
        text=True,
        check=True,
    )
    answers = json.loads(done.stdout)["answers"]
    return {Path(name).name: float(answer.get("score", 0.0)) for name, answer in answers.items()}


def spamassassin(files: list[Path]) -> dict[str, float]:
    """Return SpamAssassin's score of each mail: local tests only, no network, no learning."""
    return {path.name: _score(["spamassassin", "-L", "-t"], path) for path in files}


def rspamd(files: list[Path]) -> dict[str, float]:
    """Return rspamd's score of each mail, asked of a local rspamd without network modules."""
    return {path.name: _score(["rspamc"], path) for path in files}


def _score(command: list[str], path: Path) -> float:
    done = subprocess.run(command, input=path.read_bytes(), capture_output=True, check=True)
    found = SCORE.search(done.stdout.decode("utf-8", "replace"))
    return float(found[1] or found[2]) if found else 0.0
