"""The pictures a mail shows, and what came along with a copied original: the brand's own links with somebody's tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link, Picture
from gyotaku.observe.token_shapes import looks_drawn

MOST = 4
_PIECES = re.compile(r"[/?&=;#]+")


def picture(evidence: Evidence) -> Iterator[Key]:
    """Yield embedded pictures by their bytes and remote ones by their address, the brand's own and tracking dots left out."""
    found: dict[Key, None] = {}
    for fact, _ in evidence.of(Picture):
        if fact.tracker or fact.official:
            continue
        if fact.sha256:
            found[Key(family="picture", value=f"sha256 {fact.sha256[:32]}")] = None
        elif fact.origin == "remote" and (source := _source(fact.source)):
            found[Key(family="picture-address", value=source)] = None
    yield from list(found)[:MOST]


def _source(url: str) -> str:
    """Return host and path of a picture that everybody is shown alike; empty when its address names the reader."""
    try:
        split = urlsplit(url)
    except ValueError:
        return ""
    name = split.path.rpartition("/")[2]
    # What ends like a picture is one; an address drawn by lot that does not is a tracker's.
    if len(split.path) < 6 or ("." not in name and looks_drawn(name)):
        return ""
    return f"{split.hostname or ''}{split.path}"[:200]


def copied(evidence: Evidence) -> Iterator[Key]:
    """Yield official addresses that hold a token: the copy was made from one mail to one reader, and names that mail still."""
    found = (link.url for link, _ in evidence.of(Link) if link.official and link.scheme in {"http", "https"} and _drawn(link))
    for url in list(dict.fromkeys(found))[:MOST]:
        yield Key(family="copied", value=url.partition("://")[2][:200])


def _drawn(link: Link) -> bool:
    split = link.url.partition("://")[2].partition("/")[2]
    return any(looks_drawn(piece[:80]) for piece in _PIECES.split(split[:1_000]) if len(piece) >= 12)
