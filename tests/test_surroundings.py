"""The same mail and the same answers give the same bytes wherever the program runs (law 9)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.corpora import ROOT

from gyotaku.export import EXPORTS

PYTHONS = "GYOTAKU_OTHER_PYTHONS"
"""Interpreters of other versions that have what gyotaku needs installed, by colons: `make venv` makes only one."""
FORMATS = ",".join(one.name for one in EXPORTS if not one.printed)
HERE = {"TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8", "PYTHONHASHSEED": "1", "COLUMNS": "80"}
THERE = {"TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "COLUMNS": "300", "PYTHONUTF8": "0"}


def _written(place: Path, python: str, surroundings: dict[str, str], umask: int) -> dict[str, bytes]:
    """Put a clone of the sources and the example into a place, run the report there, and return every file it wrote."""
    clone = place / "クローン with space" / "gyotaku"
    shutil.copytree(ROOT / "src", clone / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "examples", clone / "examples")
    home, work = place / "home", place / "work"
    home.mkdir()
    work.mkdir()
    example = os.path.relpath(clone / "examples" / "pocketcard", work)
    words = ["report", f"{example}/mail.eml", "--replay", f"{example}/answers.json", "--format", FORMATS, "--out", "out"]
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(clone / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603 - ourselves
        [python, "-m", "gyotaku", *words],
        cwd=work,
        env={**env, **surroundings},
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    out = work / "out"
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what is written in one place."""
    return _written(tmp_path_factory.mktemp("here"), sys.executable, HERE, 0o022)


def test_every_byte_is_the_same_in_other_surroundings(here: dict[str, bytes], tmp_path: Path) -> None:
    """Another zone, language, hash seed, home, folder, file mask and width of the terminal: the same files, every byte."""
    there = _written(tmp_path, sys.executable, THERE, 0o077)
    assert len(here) >= 5
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


@pytest.mark.parametrize("python", [one for one in os.environ.get(PYTHONS, "").split(":") if one] or [""])
def test_every_byte_is_the_same_under_another_python(here: dict[str, bytes], tmp_path: Path, python: str) -> None:
    """A newer interpreter has other tables of characters and another hash: the report must not show it."""
    if not python:
        pytest.skip(f"no other Python with gyotaku's packages: name some in {PYTHONS}")
    there = _written(tmp_path, python, THERE, 0o077)
    assert [name for name in here if here[name] != there.get(name)] == []


def test_the_example_that_is_kept_is_what_is_written(here: dict[str, bytes]) -> None:
    """What stands in the repository was written on another machine, on another day."""
    kept = ROOT / "examples" / "pocketcard" / "report"
    names = {path.name for path in kept.iterdir() if path.suffix in {".html", ".md", ".json"}}
    assert names
    for name in names:
        assert here[f"mail/{name}"] == (kept / name).read_bytes(), name
