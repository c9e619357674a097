"""Read the target nested in a redirector's, wrapper's or tracker's URL. Only what the URL itself shows; nothing is asked."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from gyotaku.data.domains import known_suffix
from gyotaku.data.link_words import parameter_names
from gyotaku.data.services import Service, wrap_of
from gyotaku.observe.unwrap_forms import FORMS, decoded_base64, inner_url
from gyotaku.observe.url_target import Target, read_target

DEPTH = 5
"""Most redirectors inside each other that are followed."""
MOST_PARAMETERS = 60
LONGEST_VALUE = 8_192

_SHARE = re.compile(r"/(?:shar(?:e|er|ing)|intent|submit|bookmark|add|check|validator|lineit|search|r/msg|msg)\b", re.IGNORECASE)
_HINT = re.compile(r"[?&#=/](?:https?|a1aHR0c|aHR0c|SFRUU|d3d3L|/|%)|/eJ", re.IGNORECASE)
"""What a nested URL begins with, at the least; most URLs hold none."""
_ENCODED_URL = re.compile(r"(?:a1)?(?:aHR0c|SFRUU|d3d3L)[A-Za-z0-9+/_\-]{6,}")


class Unwrapped(NamedTuple):
    """Where a URL leads as far as it says so itself."""

    final: Target | None = None
    service: Service | None = None
    """The outermost redirector known by name."""
    unlisted: bool = False
    """Some step was a parameter of a site that is no known redirector."""
    steps: int = 0


def unwrap(target: Target) -> Unwrapped:
    """Follow the targets nested in a URL, at most `DEPTH` of them; a target that leads back ends the walk."""
    here, service, unlisted = target, None, False
    seen = {target.url}
    steps = 0
    while steps < DEPTH and here.on_web:
        wrap = wrap_of(here.host, here.path)
        if steps == 0:
            service = wrap
        nested = _nested(here, wrap)
        if nested is None or nested.url in seen:
            break
        seen.add(nested.url)
        unlisted = unlisted or wrap is None
        here, steps = nested, steps + 1
    return Unwrapped(here if steps else None, service, unlisted, steps)


def parameters(query: str) -> list[tuple[str, str]]:
    """Split a query into names (lower-case, decoded, a left-over `amp;` removed) and raw values, bounded in count and length."""
    pairs: list[tuple[str, str]] = []
    for piece in query.split("&", MOST_PARAMETERS)[:MOST_PARAMETERS]:
        name, _, value = piece.partition("=")
        pairs.append((unquote(name[:100]).lower().removeprefix("amp;"), value[:LONGEST_VALUE]))
    return pairs


def _nested(here: Target, wrap: Service | None) -> Target | None:
    found = _by_service(here, wrap) if wrap else _by_parameter(here)
    if not found:
        return None
    nested = read_target(found)
    return nested if nested.on_web and "." in nested.host else None


def _by_service(here: Target, wrap: Service) -> str:
    values = dict(reversed(parameters(here.query)))
    for name in wrap.carry:
        found = _absolute(values.get(name, ""), loose=True)
        if found:
            return found
    read = FORMS.get(wrap.form)
    return read(here.url, here.host, here.path, here.query) if read else ""


def _by_parameter(here: Target) -> str:
    if _SHARE.search(here.path):
        return ""
    if not _HINT.search(here.url, 8):
        return ""
    pairs = parameters(here.query)
    _, _, fragment = here.url.partition("#")
    if "=" in fragment:
        pairs += parameters(fragment.partition("?")[2] or fragment)
    for name, value in pairs:
        if (parameter_names("leads").fullmatch(name) or not value) and (found := _absolute(value or name)):
            return found
    if "/http" in here.path[:2_000]:
        return FORMS["tail"](here.url, here.host, here.path, here.query)
    return FORMS["mailgun"](here.url, here.host, here.path, here.query)


def _absolute(value: str, *, loose: bool = False) -> str:
    """Return the absolute URL that a raw parameter value holds, decoded as often as it was encoded (at most three times)."""
    found = inner_url(value)
    if found:
        return found
    if _ENCODED_URL.match(value):
        return inner_url(decoded_base64(value.removeprefix("a1")))
    if loose:
        plain = unquote(value)
        if known_suffix(read_target(plain).host) and re.match(r"(?://|www\.)?[\w\-]+\.[\w.\-]+(?:[/?#:]|$)", plain):
            return plain
    return ""
