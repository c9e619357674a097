"""Samples in the documentation run: what a reader copies must work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.corpora import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _samples(kind: str) -> list[tuple[str, str]]:
    return [
        (f"{page.relative_to(ROOT)}:{page.read_text(encoding='utf-8')[: found.start()].count(chr(10)) + 1}", found[2])
        for page in PAGES
        if "reference" not in page.parts
        for found in FENCE.finditer(page.read_text(encoding="utf-8"))
        if found[1] == kind
    ]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a folder that looks like the checkout to a sample, and may be written into."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


@pytest.mark.parametrize(("where", "code"), _samples("python"), ids=lambda value: value if ":" in value[:60] else "")
def test_python_samples_run(where: str, code: str, place: Path) -> None:
    """Every Python sample runs as it stands, in a process of its own."""
    done = subprocess.run(  # noqa: S603 - the documentation's own sample
        [sys.executable, "-W", "error", "-c", code], cwd=place, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, f"{where}\n{done.stderr}"


@pytest.mark.parametrize(("where", "code"), _samples("console"), ids=lambda value: value if ":" in value[:60] else "")
def test_console_samples_run(where: str, code: str, place: Path) -> None:
    """Every command a reader is told to type works; `make` is run by CI itself and left out here."""
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for line in code.splitlines():
        command = line.removeprefix("$ ")
        if command == line or command.startswith(("make", "git ", "jq ")):
            continue
        done = subprocess.run(  # noqa: S602 - the documentation's own sample
            command, shell=True, cwd=place, env=env, capture_output=True, text=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 0, f"{where}: {command}\n{done.stderr}"


def test_every_page_is_in_the_index() -> None:
    """A page nobody links to is a page nobody reads."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [page for page in (ROOT / "docs").rglob("*.md") if "reference" not in page.parts and page.name != "README.md"]
    missing = [str(page.relative_to(ROOT / "docs")) for page in pages if str(page.relative_to(ROOT / "docs")) not in index]
    assert missing == []


def test_links_between_pages_lead_somewhere() -> None:
    """A relative link in the documentation names a file that exists."""
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        if page.exists()
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
