"""The pictures a mail shows: whose server they come from, which is a logo, which only counts readers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from gyotaku.data.brandnames import find_names
from gyotaku.data.brands import owner_of_web
from gyotaku.data.domains import registrable
from gyotaku.data.folding import Folded
from gyotaku.data.images import Size, difference_hash, grey, size_of
from gyotaku.model.evidence import Absence, Evidence, Observation
from gyotaku.model.facts import Picture
from gyotaku.model.message import Message
from gyotaku.observe.family import cut_short, in_part, observer
from gyotaku.observe.picture_sources import PICTURES, Source, host_of, sources
from gyotaku.settings import Limits, Settings

TRACKER_PIXELS = 3
"""Largest side of a picture that nobody can see."""
TOP = 3
"""Pictures at the top of a mail among which a brand's name makes a logo."""
LOGO_ALT = 40
"""Longest alternative text of a logo: a name, not a sentence."""

_LOGO = re.compile(r"(?<!cata)(?<!dia)(?<!pro)logo(?:type|mark|s)?(?![a-z])|ロゴ|brand-?mark|wordmark", re.IGNORECASE)
_SOCIAL = re.compile(r"facebook|twitter|instagram|linkedin|youtube|tiktok|pinterest|line|x|whatsapp|telegram", re.IGNORECASE)
_ICON = 40
"""Height or width of the icons that lead to a firm's pages in social networks."""
_NO_LOGO = re.compile(
    r"(?:facebook|twitter|instagram|linkedin|youtube|line|tiktok|pinterest|x)[_\-./]?(?:logo|icon)", re.IGNORECASE
)


@observer(
    name="pictures",
    reads="img elements of HTML parts, image parts (RFC 2392, RFC 2397), headers of the picture files",
    gives=(Picture,),
    after=("body",),
)
def pictures(message: Message, _evidence: Evidence, settings: Settings) -> Iterator[Observation | Absence]:
    """Yield one `Picture` for each picture, in reading order; embedded ones with their hashes."""
    room = _Room(settings.limits)
    seen = 0
    shown = sources(message)
    for source in shown:
        picture = _picture(source, room, top=seen < TOP)
        seen += not picture.tracker
        yield in_part(picture, source.part, (source.image.src if source.image is not None else source.name)[:400])
    if len(shown) >= PICTURES:
        room.cuts["pictures"] = None
    yield from (cut_short(Picture, limit) for limit in room.cuts)


class _Room:
    """How many pictures and pixels of one mail may still be decoded."""

    def __init__(self, limits: Limits) -> None:
        self.pictures = limits.pictures
        self.pixels = limits.picture_pixels
        self.cuts: dict[str, None] = {}
        """Names of the limits that left a picture undecoded."""

    def hash(self, content: bytes, size: Size) -> str | None:
        """Return the difference hash, or None when there is no room left."""
        if self.pictures <= 0 or size.pixels > self.pixels:
            self.cuts["pictures" if self.pictures <= 0 else "picture_pixels"] = None
            return None
        self.pictures -= 1
        self.pixels -= size.pixels
        picture = grey(content, size.pixels)
        return None if picture is None else difference_hash(picture)


def _picture(source: Source, room: _Room, *, top: bool) -> Picture:
    image = source.image
    size = size_of(source.content) if source.content else None
    width = image.width if image is not None and image.width is not None else size.width if size is not None else None
    height = image.height if image is not None and image.height is not None else size.height if size is not None else None
    tracker = source.origin == "remote" and _unseen(source, width, height)
    host = host_of(source.source) if source.origin == "remote" else ""
    owner = owner_of_web(host) if host else None
    return Picture(
        origin=source.origin,
        source=source.source,
        host=host,
        registrable=registrable(host) if host else "",
        alt=image.alt if image is not None else "",
        width=width,
        height=height,
        logo=not tracker and _logo(source, top=top),
        tracker=tracker,
        official=owner.id if owner is not None else "",
        sha256=hashlib.sha256(source.content).hexdigest() if source.content else None,
        dhash=room.hash(source.content, size) if size is not None else None,
    )


def _unseen(source: Source, width: int | None, height: int | None) -> bool:
    if source.image is not None and source.image.hidden is not None:
        return True
    sides = [side for side in (width, height) if side is not None]
    return bool(sides) and all(side <= TRACKER_PIXELS for side in sides) and (len(sides) == 2 or max(sides) <= 1)


def _logo(source: Source, *, top: bool) -> bool:
    image = source.image
    alt = image.alt if image is not None else ""
    path = source.name.split("?", 1)[0][-200:]
    for text in (alt, path):
        if text and _LOGO.search(text) and not _NO_LOGO.search(text):
            return True
    if image is not None and _SOCIAL.fullmatch(alt) and min(image.width or _ICON + 1, image.height or _ICON + 1) <= _ICON:
        return False
    return top and 0 < len(alt) <= LOGO_ALT and bool(find_names(Folded((alt,))))
