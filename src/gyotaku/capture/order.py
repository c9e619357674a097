"""What the worker is told, and how it hands back: one folder, one order in it, one file for each finished visit."""

from __future__ import annotations

from gyotaku.data.profiles import Profile
from gyotaku.model.capture import Visit
from gyotaku.model.noun import Noun

ORDER = "order.json"
BROWSER = "browser.txt"


class Order(Noun, frozen=True, kw_only=True):
    """One capture to make."""

    url: str
    profiles: tuple[Profile, ...]
    chromium: str
    """Path of the browser; empty when no profile needs one."""
    networks: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = {}
    """Addresses of names that are not asked for; they are judged as any other."""
    visit_seconds: float = 20.0
    settle_seconds: float = 6.0
    together: int = 3
    visit_bytes: int = 12 * 1024 * 1024
    picture_pixels: int = 6_000
    press_continue: bool = False


def visit_file(number: int) -> str:
    """Return the name of the file that holds the visit of the profile of that number."""
    return f"visit-{number}.json"


__all__ = ["BROWSER", "ORDER", "Order", "Visit", "visit_file"]
