"""The shape of the addresses the mail leads to: a kit's path and the names of its parameters, whatever the domain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.observe.token_shapes import looks_drawn

MOST = 4
"""Most link templates of one mail."""
LOOKED_AT = 30
"""Most targets looked at: a newsletter has hundreds."""
CARRIERS = frozenset({"href", "area", "form", "button", "plain", "qr", "pdf", "attachment", "meta-refresh", "calendar"})
"""What a reader can follow; pictures and style sheets are another matter."""
SHORTEST = 5
"""Letters that must be left of a path and its parameters: `/a` and `/?id=` are anybody's."""
SEGMENTS = 8

_ANYBODYS = frozenset(
    {
        "index",
        "index.html",
        "index.htm",
        "index.php",
        "home",
        "login",
        "signin",
        "account",
        "unsubscribe",
        "click",
        "track",
        "jp",
        "en",
    }
)
"""Segments found everywhere."""
_DIGITS = re.compile(r"\d+")
_PARAMETER = re.compile(r"[\w.\-\[\]]{1,40}")


def targets(evidence: Evidence) -> list[Link]:
    """List the links a reader would follow away from the mail: buttons first, the brands' own sites left out."""
    return evidence.once(_targets)


def _targets(evidence: Evidence) -> list[Link]:
    found = [
        link
        for link, _ in evidence.of(Link)
        if link.scheme in {"http", "https"} and link.carrier in CARRIERS and link.host and not link.official and not link.hidden
    ]
    return sorted(found, key=lambda link: (not link.button, link.footer))


def link(evidence: Evidence) -> Iterator[Key]:
    """Yield the template of each target; what a service's own address looks like (a shortener's, a tracker's) says nothing."""
    own = [one for one in targets(evidence) if not one.service or one.final][:LOOKED_AT]
    shapes = distinct((template((one.final or one.url)[:2_000]) for one in own), MOST)
    yield from (Key(family="link", value=shape) for shape in shapes)


def distinct(values: Iterable[str], most: int) -> list[str]:
    """List the first few different values that are not empty; those behind them are not even computed."""
    found: dict[str, None] = {}
    for value in values:
        if value:
            found[value] = None
        if len(found) == most:
            break
    return list(found)


def template(url: str) -> str:
    """Return path shape and sorted parameter names, `/netsgvice/logyino/` or `/wp-content/*/?e=&id=`; empty when anybody's."""
    try:
        split = urlsplit(url)
    except ValueError:
        return ""
    segments = split.path.split("/")[1 : SEGMENTS + 1]
    shown = [_segment(segment) for segment in segments]
    found = (piece.partition("=")[0] for piece in re.split(r"[&;]", split.query[:1_000]))
    names = sorted({_DIGITS.sub("9", name.lower()) for name in found if _PARAMETER.fullmatch(name) and not looks_drawn(name)})
    query = "?" + "&".join(f"{name}=" for name in names) if names else ""
    telling = "".join(segment for segment in shown if segment not in _ANYBODYS) + "".join(names)
    if sum(map(str.isalpha, telling)) < SHORTEST:
        return ""
    return ("/" + "/".join(shown) + query)[:200]


def _segment(segment: str) -> str:
    """Keep a segment that is the kit's own word; a token becomes `*`, a number `9`."""
    plain = unquote(segment)
    small = plain.lower()[:80]
    if "@" in small or looks_drawn(plain[:80]):
        return "*"
    return _DIGITS.sub("9", small)
