"""Pages of our own as pictures and on paper: a Chromium without any network, in a process of its own with a time limit.

What is handed in (the mail made harmless, the finished report) carries everything with it. Three things keep the browser from
reaching out: the page's own policy, a browser that is offline and resolves no name, and every request refused.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

import msgspec

from gyotaku.capture import keeper, weasy
from gyotaku.capture.chromium import missing
from gyotaku.capture.pdf_words import readable
from gyotaku.model.noun import Noun

SECONDS = 40.0
"""Longest time for one page."""
MEMORY = 2 * 1024 * 1024 * 1024
"""Most memory of the browser and its driver together, in bytes."""

_WHY = {keeper.TIME_UP: "timeout", keeper.MEMORY_UP: "over-memory"}
_ADVICE = {
    "no-driver": "Playwright is not installed; run: pip install gyotaku[capture]",
    "no-chromium": "there is no Chromium here; install one (Debian: apt install chromium-headless-shell fonts-noto-cjk), name "
    "one by GYOTAKU_CHROMIUM, or run: pip install gyotaku[pdf]",
    "timeout": "the browser did not finish in time.",
    "over-memory": "the browser needed more memory than it may have.",
}


class PictureError(Exception):
    """There is no picture; its text is the code of why.

    Codes: no-driver | no-chromium | timeout | over-memory | browser-failed.
    """

    @property
    def advice(self) -> str:
        """One English sentence for people: why, and what to do."""
        return _ADVICE.get(str(self), f"the browser could not do it ({self}).")


class Job(Noun, frozen=True, kw_only=True):
    """What the darkroom is asked for."""

    want: str
    """photograph | paper."""
    page: str


class Photograph(Noun, frozen=True, kw_only=True):
    """A page as a picture."""

    png: bytes
    words: tuple[str, ...] = ()
    """What the page shows as text, as the browser tells it to a screen reader: generated words and labels included."""
    cut: bool = False
    """The page is longer than the picture."""
    engine: str = ""
    """Name and version of the browser."""


class Paper(Noun, frozen=True, kw_only=True):
    """A page printed."""

    pdf: bytes


def photograph(page: str, *, seconds: float = SECONDS) -> Photograph:
    """Take a picture of a self-contained page; `PictureError` when that cannot be done here."""
    return msgspec.msgpack.decode(_developed(Job(want="photograph", page=page), seconds), type=Photograph)


def printed(page: str, *, seconds: float = SECONDS) -> bytes:
    """Print a self-contained page as PDF: tagged, with an outline, its fonts embedded; `PictureError` when that fails."""
    if missing() and weasy.installed():
        return readable(weasy.printed(page))
    return readable(msgspec.msgpack.decode(_developed(Job(want="paper", page=page), seconds), type=Paper).pdf)


def _developed(job: Job, seconds: float) -> bytes:
    why = missing()
    if why:
        raise PictureError(why)
    with tempfile.TemporaryDirectory(prefix="gyotaku-", ignore_cleanup_errors=True) as folder:
        # The driver and the browser keep everything they write in this folder; the keeper ends whatever they started.
        environment = {
            **os.environ,
            keeper.FOLDER: folder,
            "TMPDIR": folder,
            "HOME": folder,
            "XDG_CONFIG_HOME": folder,
            "XDG_CACHE_HOME": folder,
        }
        child = subprocess.run(  # noqa: S603 - our own two modules
            [sys.executable, keeper.__file__, str(seconds), str(MEMORY), sys.executable, "-m", "gyotaku.capture.darkroom"],
            input=msgspec.msgpack.encode(job),
            capture_output=True,
            env=environment,
            check=False,
        )
    if child.returncode:
        raise PictureError(_WHY.get(child.returncode, "browser-failed"))
    return child.stdout
