"""What several tests use: the example mail and its recording."""

from __future__ import annotations

import pytest
from tests.corpora import ROOT

EXAMPLE = ROOT / "examples" / "pocketcard"


@pytest.fixture(scope="session")
def example() -> bytes:
    """The seed's mail, rebuilt."""
    return (EXAMPLE / "mail.eml").read_bytes()


@pytest.fixture(scope="session")
def answers() -> bytes:
    """The recording of what the seed states."""
    return (EXAMPLE / "answers.json").read_bytes()
