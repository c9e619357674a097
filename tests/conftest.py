"""What several tests use: the example mail and its recording."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings
from tests.corpora import ROOT

# Whatever data the developer has of his own, tests see what the package ships.
os.environ["GYOTAKU_DATA"] = os.devnull

# Timings never decide a test: machines that run it are busy with others.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

EXAMPLE = ROOT / "examples" / "pocketcard"


@pytest.fixture(scope="session")
def example() -> bytes:
    """The seed's mail, rebuilt."""
    return (EXAMPLE / "mail.eml").read_bytes()


@pytest.fixture(scope="session")
def answers() -> bytes:
    """The recording of what the seed states."""
    return (EXAMPLE / "answers.json").read_bytes()
