"""What the ways of asking web services about a listing share: the answer they make, and errors told apart."""

from __future__ import annotations

from typing import Any

from gyotaku.model.facts import Listing
from gyotaku.transport import Answer, FailedError, Ports, Reply

Tree = dict[str, Any]


def listing(about: str, ports: Ports, reply: Reply, fact: Listing, *, note: str, url: str = "") -> Answer:
    """Make an answer of one listing; `url` is a page for people, without keys."""
    return Answer(
        provider="listings",
        about=about,
        at=ports.now(),
        source=fact.list,
        url=url,
        facts=(fact,),
        note=note,
        raw=reply.text(),
        raw_sha256=reply.sha256,
    )


def tree(reply: Reply) -> Tree:
    """Return the object of a usable reply; a refused key or quota and a wrong form are failures with their own codes."""
    if reply.status in {401, 403}:
        raise FailedError("refused", f"status {reply.status}: the key is wrong, or this is not open to it")
    if reply.status >= 400:
        raise FailedError(f"http-{reply.status}", reply.text()[:100])
    found = reply.json()
    if not isinstance(found, dict):
        raise FailedError("unparsable", "no object")
    return found


def part(of: object, *path: str) -> Tree:
    """Return the object at a path, or fail as unparsable."""
    for name in path:
        of = of.get(name) if isinstance(of, dict) else None
    if not isinstance(of, dict):
        raise FailedError("unparsable", f"{'.'.join(path)} is missing")
    return of


def number(of: Tree, name: str) -> int:
    """Return a whole number, zero where there is none."""
    value = of.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def words(of: Tree, name: str) -> str:
    """Return a text, empty where there is none."""
    value = of.get(name)
    return value[:300] if isinstance(value, str) else ""
