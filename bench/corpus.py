"""The labelled development corpus as rows of findings: which rules fire on which mail. Mails are read in a temporary folder only.

The findings are kept in the temporary folder under a hash of the sources, so that a second run with the same code reads none.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gyotaku import analyse
from gyotaku.errors import GyotakuError

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpus"
SOURCES = ROOT / "src" / "gyotaku"
CACHE = Path(tempfile.gettempdir()) / "gyotaku-bench"

CLASSES = ("phish", "unwanted", "ham")
LABELS = {"genuine": "ham", "phish": "phish", "unwanted": "unwanted"}
"""What the first word of a written mail's name says it is."""


@dataclass(frozen=True)
class Row:
    """One mail: where it stands, what it is, and the rules that fire on it. Language and source only group the figures."""

    file: str
    label: str
    kind: str
    source: str
    language: str
    group: str
    rules: frozenset[str]
    date: str
    """Day of the mail as the corpus lists it; empty for written mail. Never fitted."""
    hard: frozenset[str]
    """Those of them that state a hard fact on this mail; a rule on an unverified brand does not."""


def mails() -> Path:
    """Return the folder of the unpacked mails, unpacking them once."""
    folder = CACHE / "dev"
    if not folder.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tarfile.open(SHARED / "dev.tar.xz") as archive:
            archive.extractall(folder, filter="data")
    return folder


def source_hash() -> str:
    """Hash everything that decides what a rule sees; the weights decide nothing here."""
    digest = hashlib.sha256()
    for path in sorted(SOURCES.rglob("*")):
        inside = path.relative_to(SOURCES).as_posix()
        if path.suffix in {".py", ".toml", ".jsonl", ".bin", ".txt"} and not inside.startswith(
            ("report/", "export/", "verdict", "data/weights")
        ):
            digest.update(inside.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def findings(paths: list[Path], key: str) -> dict[str, dict[str, list[str]]]:
    """Analyse mails offline, or read what an earlier run with the same sources found."""
    kept = CACHE / f"rules-{key}-{source_hash()}.json"
    if kept.exists():
        return dict(json.loads(kept.read_text(encoding="utf-8")))
    found: dict[str, dict[str, list[str]]] = {}
    for number, path in enumerate(paths, start=1):
        try:
            case = analyse(path.read_bytes(), name=path.name)
        except GyotakuError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        found[path.name] = {
            "rules": [finding.rule for finding in case.findings],
            "hard": [finding.rule for finding in case.findings if finding.hard],
        }
        if number % 200 == 0:
            print(f"  {number} of {len(paths)} mails read", file=sys.stderr)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(found), encoding="utf-8")
    return found


def written() -> list[Row]:
    """Read the mails written for this project: mail of today, and pretexts and languages that the corpus has few of."""
    return _written(ROOT / "tests" / "corpus", "written")


def held() -> list[Row]:
    """Read the written mails kept apart: never fitted, and never read while rules were built."""
    return _written(ROOT / "tests" / "corpus" / "held", "held")


def _written(folder: Path, source: str) -> list[Row]:
    paths = sorted(folder.glob("*.eml"))
    found = findings(paths, f"{source}-" + hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:8])
    return [
        Row(
            file=path.name,
            label=LABELS[path.name.partition("-")[0]],
            kind="written",
            source=source,
            language=_language(path.name),
            group=path.stem,
            date="",
            rules=frozenset(found[path.name]["rules"]),
            hard=frozenset(found[path.name]["hard"]),
        )
        for path in paths
    ]


def _language(name: str) -> str:
    """Return the language a written mail's name gives; the oldest ones, nearly all Japanese, give none."""
    word = name.split("-")[1]
    return word if len(word) == 2 else "ja"


def rows() -> list[Row]:
    """Read the development corpus."""
    folder = mails()
    with (SHARED / "dev.tsv").open(encoding="utf-8", newline="") as table:
        entries = list(csv.DictReader(table, delimiter="\t"))
    places = {path.name: path for path in folder.rglob("*.eml")}
    found = findings([places[entry["file"]] for entry in entries if entry["file"] in places], "dev")
    return [
        Row(
            file=entry["file"],
            label=entry["label"],
            kind=entry["kind"],
            source=entry["source"],
            language=entry["language"],
            group=entry["near_duplicate_group"],
            date=entry["date"],
            rules=frozenset(found[entry["file"]]["rules"]),
            hard=frozenset(found[entry["file"]]["hard"]),
        )
        for entry in entries
        if entry["file"] in found
    ]
