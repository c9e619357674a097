"""Scores of other tools on the same mails; a tool that is not installed is an error that names it."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import CACHE

BENCH = Path(__file__).resolve().parent
SCORE = re.compile(r"^(-?[\d.]+)/[\d.]+\s*$|^Score: (-?[\d.]+)", re.MULTILINE)
BATCH = 400
"""Mails asked before the answers are kept."""
PORT = "17830"
RSPAMD_PORT = 17833
RSPAMD_LOCAL = {
    "worker-normal.inc": f'bind_socket = "127.0.0.1:{RSPAMD_PORT}";\ncount = 1;\n',
    "options.inc": 'dns { nameserver = ["127.0.0.1:9"]; timeout = 0.05s; retransmits = 1; }\n',
    **{f"worker-{name}.inc": "enabled = false;\n" for name in ("controller", "proxy", "fuzzy")},
    **{
        f"{name}.conf": "enabled = false;\n"
        for name in ("rbl", "fuzzy_check", "asn", "dkim", "spf", "dmarc", "arc", "dkim_signing", "history_redis", "statistic")
    },
}


def kept(tool: str, run: Callable[[list[Path]], dict[str, float]], files: list[Path]) -> dict[str, float]:
    """Return a tool's score of each mail by name; mails it answered in an earlier run are not asked again.

    A peer's answer about the same bytes does not change with our code; its version is part of the name under which it is kept.
    """
    place = CACHE / f"peer-{tool}.json"
    known: dict[str, float] = json.loads(place.read_text()) if place.exists() else {}
    keys = {path.name: f"{path.name}:{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}" for path in files}
    missing = [path for path in files if keys[path.name] not in known]
    for start in range(0, len(missing), BATCH):
        known |= {keys[name]: score for name, score in run(missing[start : start + BATCH]).items()}
        CACHE.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(known))
        print(f"  {tool}: {min(start + BATCH, len(missing))} of {len(missing)} mails", file=sys.stderr)
    return {name: known[key] for name, key in keys.items()}


def version(command: list[str]) -> str:
    """Return the version a tool names, as part of a file name."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"\d+(?:\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else "unknown"


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
    """Return SpamAssassin's score of each mail: local tests only, no network, no learning.

    A spamd of our own on loopback saves the two seconds that each start of spamassassin costs; its rules are the same. A mail
    it does not answer within 60 seconds scores 0.
    """
    quiet = ["--nouser-config", "-c", "-x", "--cf=use_bayes 0"]
    command = ["spamd", "-L", "-i", "127.0.0.1", "-p", PORT, "-m", "2", "-s", "null", *quiet]
    # It logs every mail: a pipe that nobody reads would fill and stop it.
    daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(int(PORT))
        ask = ["spamc", "-d", "127.0.0.1", "-p", PORT, "-s", "50000000", "-t", "60", "-c"]
        with ThreadPoolExecutor(2) as pool:
            return dict(zip((path.name for path in files), pool.map(partial(_score, ask), files), strict=True))
    finally:
        daemon.terminate()
        daemon.wait(timeout=20)


def rspamd(files: list[Path]) -> dict[str, float]:
    """Return rspamd's score of each mail: an rspamd of our own on loopback, without any module that asks the network.

    Its DNS server is a closed port, so what asks names all the same finds nobody.
    """
    with TemporaryDirectory() as room:
        local = Path(room) / "local.d"
        local.mkdir()
        for name, text in RSPAMD_LOCAL.items():
            (local / name).write_text(text)
        places = [f"--var={word}={room}" for word in ("LOCAL_CONFDIR", "DBDIR", "RUNDIR", "LOGDIR")]
        command = ["rspamd", "-f", "--insecure", *places, "-c", "/etc/rspamd/rspamd.conf"]
        daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait_for(RSPAMD_PORT)
            with ThreadPoolExecutor(2) as pool:
                ask = ["rspamc", "-h", f"127.0.0.1:{RSPAMD_PORT}", "-t", "20"]
                return dict(zip((path.name for path in files), pool.map(partial(_score, ask), files), strict=True))
        finally:
            daemon.terminate()
            daemon.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"nothing answers on port {port} after a minute")


def _score(command: list[str], path: Path) -> float:
    # spamc -c exits with 1 for spam: the score is on standard output either way.
    done = subprocess.run(command, input=path.read_bytes(), capture_output=True, check=False)
    found = SCORE.search(done.stdout.decode("utf-8", "replace"))
    if found is None:
        sys.exit(f"{command[0]} gave no score for {path.name}: {done.stderr.decode('utf-8', 'replace')[:200]}")
    return float(next(piece for piece in found.groups() if piece is not None))
