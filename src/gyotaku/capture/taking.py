"""Take a capture: visits by the worker, then everything that is decided about them, here and without any network."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from gyotaku import __version__
from gyotaku.capture.chromium import find_chromium, missing
from gyotaku.capture.comparison import compare, unrepeated
from gyotaku.capture.genuine import Mark, marks
from gyotaku.capture.imitation import imitated
from gyotaku.capture.order import Order
from gyotaku.capture.session import Taken, taken
from gyotaku.capture.state import judged, most_telling
from gyotaku.capture.stating import stated
from gyotaku.data.profiles import Profile, chosen, profiles, profiles_from
from gyotaku.errors import CaptureError, UsageError
from gyotaku.model.capture import FILES, Capture, Visit
from gyotaku.settings import Visits
from gyotaku.transport.addresses import networks

SOURCE = 400_000
"""Characters of a page's source looked at."""


def known_profiles(settings: Visits) -> dict[str, Profile]:
    """Return the profiles there are: the built-in ones, and the user's on top."""
    if not settings.profile_file:
        return profiles()
    try:
        return profiles_from(settings.profile_file, Path(settings.profile_file).read_bytes())
    except OSError as error:
        raise UsageError(f"{settings.profile_file}: cannot be opened: {error.strerror}") from error


@contextmanager
def capture(
    url: str,
    settings: Visits,
    *,
    asked: str = "",
    altered: tuple[str, ...] = (),
    names: dict[str, tuple[str, ...]] | None = None,
) -> Iterator[tuple[Capture, Path]]:
    """Visit a URL as every profile wanted; yield the capture and the folder of its files, which is gone afterwards.

    `asked` is the URL before anything was taken out of it. Raises `UsageError` for what is no web address and `CaptureError`
    where no browser can be run or no visit came to its end.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{url!r} is no address that can be visited: it must begin with http:// or https://.")
    networks(settings.allow_networks)
    known = marks(settings.genuine)
    visitors = chosen(settings.profiles, known_profiles(settings))
    order = _order(url, settings, visitors, names or {})
    begun, started = time.monotonic(), datetime.now(UTC)
    with taken(order, settings) as found:
        left = msgspec.structs.replace(settings, seconds=max(settings.seconds - (time.monotonic() - begun), 1.0))
        visits, cut = _seen(order, left, found, known)
        made = Capture(
            tool=f"gyotaku/{__version__}",
            browser=found.browser,
            asked=asked or url,
            url=url,
            altered=altered,
            started=started,
            seconds=round(time.monotonic() - begun, 2),
            visits=visits,
            state=most_telling(visits),
            compared=compare(visits),
            cuts=cut,
        )
        yield msgspec.structs.replace(made, facts=stated(made, known)), found.folder


def _seen(order: Order, left: Visits, found: Taken, known: tuple[Mark, ...]) -> tuple[tuple[Visit, ...], tuple[str, ...]]:
    """Return the visits, with second ones where they show a gate, and what was cut short. `left` has the time still left.

    Where the user chose who visits, nobody comes twice.
    """
    if not any(found.visits):
        raise CaptureError(found.stopped or "crashed", found.said)
    visits = _judged(found, order.url, known)
    if not all(found.visits):
        return visits, (f"stopped: {found.stopped}",)
    doubted = () if left.profiles else unrepeated(visits)
    again = _repeated(order, doubted, left, found.folder, known) if doubted else ()
    return (*visits, *again), ("not repeated",) if len(again) < len(doubted) else ()


def _repeated(order: Order, names: tuple[str, ...], left: Visits, folder: Path, known: tuple[Mark, ...]) -> tuple[Visit, ...]:
    """Visit once more as these profiles, and bring the files into the folder; return the visits that came to their end."""
    again = tuple(
        msgspec.structs.replace(profile, name=f"{profile.name}-again", turn=2)
        for profile in order.profiles
        if profile.name in names
    )
    with taken(msgspec.structs.replace(order, profiles=again), left) as found:
        if (found.folder / FILES).is_dir():
            shutil.copytree(found.folder / FILES, folder / FILES, dirs_exist_ok=True)
        return _judged(found, order.url, known)


def _order(url: str, settings: Visits, visitors: tuple[Profile, ...], names: dict[str, tuple[str, ...]]) -> Order:
    browser = any(profile.device != "none" for profile in visitors)
    if browser and (why := missing()):
        raise CaptureError(why)
    return Order(
        url=url,
        profiles=visitors,
        chromium=find_chromium() if browser else "",
        networks=settings.allow_networks,
        names=names,
        visit_seconds=settings.visit_seconds,
        settle_seconds=settings.settle_seconds,
        together=settings.together,
        visit_bytes=settings.visit_bytes,
        picture_pixels=settings.picture_pixels,
        press_continue=settings.press_continue,
    )


def _judged(found: Taken, url: str, known: tuple[Mark, ...]) -> tuple[Visit, ...]:
    """Return the visits that came to their end, with the state of what each was shown."""
    return tuple(
        judged(visit, url, imitated(visit, known), _source(visit, found.folder)) for visit in found.visits if visit is not None
    )


def _source(visit: Visit, folder: Path) -> str:
    return (folder / visit.page.path).read_text("utf-8", "replace")[:SOURCE] if visit.page else ""
