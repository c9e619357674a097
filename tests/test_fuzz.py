"""Inputs that once failed under the fuzzer, and the seeds it starts from, run through the fuzzer's own target."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.targets import one_input
from tests.corpora import ROOT

FOLDERS = ("fuzz/regressions", "fuzz/corpus", "examples/pocketcard", "tests/corpus")
INPUTS = sorted(
    path for folder in FOLDERS for path in (ROOT / folder).glob("*") if path.suffix in {".eml", ""} and path.is_file()
)


@pytest.mark.parametrize("path", [path for path in INPUTS if path.name != ".gitkeep"], ids=lambda path: path.name)
def test_no_input_breaks_the_target(path: Path) -> None:
    """Analysis, storage and every export end in an answer or in an error on purpose."""
    one_input(path.read_bytes())
    assert path.exists()


def test_the_target_does_not_swallow_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash in the analysis reaches the fuzzer; only what is no mail is passed over."""

    def boom(*_words: object, **_named: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("fuzz.targets.analyse_tree", boom)
    with pytest.raises(RuntimeError):
        one_input(b"From: a@b.example\r\n\r\nhi\r\n")
