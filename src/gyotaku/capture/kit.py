"""The kit: a fingerprint of how a captured page is built. Equal keys mean one template, not one person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from gyotaku.model.capture import Visit
from gyotaku.model.facts import PageKit

DIGITS = 16
_NUMBER = re.compile(r"\d+")
_RANDOM = re.compile(r"[0-9a-f]{8,}|[A-Za-z0-9_-]{20,}")


def fingerprint(visit: Visit) -> PageKit | None:
    """Hash what a kit brings along: paths, names of fields, scripts, comments. None for a page that shows too little of it."""
    traits = tuple(f"{name}={value}" for name, value in _traits(visit))
    if len({trait.partition("=")[0] for trait in traits}) < 2:
        return None
    key = hashlib.sha256("\n".join(traits).encode("utf-8", "replace")).hexdigest()[:DIGITS]
    return PageKit(url=visit.final_url, profile=visit.profile, key=key, traits=traits)


def _traits(visit: Visit) -> Iterator[tuple[str, str]]:
    for form in visit.forms[:5]:
        if names := [field.name for field in form.fields if field.name]:
            yield "fields", ",".join(names)[:200]
        if form.action:
            yield "posts-to", _path(form.action)
    own = urlsplit(visit.final_url).hostname
    for script in sorted({one.sha256 for one in visit.scripts if not one.url or urlsplit(one.url).hostname == own})[:12]:
        yield "script", script[:DIGITS]
    for comment in list(dict.fromkeys(visit.comments))[:6]:
        if len(comment) > 3 and "[if " not in comment:
            yield "comment", _NUMBER.sub("9", comment)[:80]


def _path(url: str) -> str:
    """Return the path of a target with what changes from victim to victim folded."""
    return _NUMBER.sub("9", _RANDOM.sub("*", urlsplit(url).path))[:120]
