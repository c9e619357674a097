"""Evidence written by hand: a subject and shown text, as the readers would give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TypeVar, cast

from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Address, Body, DateClaim, Fact, Subject
from gyotaku.model.facts.text import Block
from gyotaku.model.message import Message
from gyotaku.settings import DEFAULT, Settings

F = TypeVar("F")
NOTHING = cast("Message", None)
"""Text observers read facts, not the message."""


def written(
    *texts: str, subject: str = "", to: str = "", received: datetime | None = None, blocks: tuple[Block, ...] = ()
) -> Evidence:
    """Return the evidence that text observers read: one block per text, or the blocks given."""
    facts: list[tuple[Fact, Where]] = [(Subject(text=subject), Where(place="header:0", name="Subject"))]
    if to:
        local, _, domain = to.partition("@")
        facts.append((Address(role="to", address=to, local=local, domain=domain), Where(place="header:1", name="To")))
    if received is not None:
        facts.append((DateClaim(role="received", at=received), Where(place="header:2", name="Received")))
    shown = blocks or tuple(Block(kind="text", text=text) for text in texts)
    facts.append((Body(blocks=shown, part="1", media_type="text/html"), Where(place="part:1")))
    return Evidence().plus(tuple(Observation(id="", fact=fact, where=where) for fact, where in facts))


def facts(run: Callable[[Message, Evidence, Settings], Iterator[Observation]], kind: type[F], evidence: Evidence) -> list[F]:
    """List the facts of a kind that an observer yields."""
    return [seen.fact for seen in run(NOTHING, evidence, DEFAULT) if isinstance(seen.fact, kind)]
