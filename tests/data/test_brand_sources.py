"""The shipped brand list against what it is built from, where the collected list is at hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COLLECTED = ROOT.parent / "shared" / "data" / "brands.jsonl"
SHIPPED = ROOT / "src" / "gyotaku" / "data" / "brands.jsonl"


@pytest.mark.skipif(not COLLECTED.exists(), reason="the collected list is not on this machine")
def test_the_shipped_list_is_what_its_sources_give() -> None:
    """Nobody edits the built list by hand: building it again from the list and both TOML files changes no byte."""
    code = (
        "import runpy, sys; from pathlib import Path; import tempfile; names = runpy.run_path('scripts/brands.py'); "
        "place = Path(tempfile.mkdtemp()) / 'brands.jsonl'; names['main'].__globals__['SHIPPED'] = place; "
        "names['main'](Path(sys.argv[1])); sys.stdout.flush(); sys.stdout.buffer.write(place.read_bytes())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(COLLECTED)], cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - our own script
    assert done.stdout.split(b"\n", 1)[1] == SHIPPED.read_bytes()
