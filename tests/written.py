"""Evidence written by hand: a subject and shown text, as the readers would give them."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec

from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Address, Body, DateClaim, Fact, HiddenText, Subject, TextTrait
from gyotaku.model.facts.text import Block
from gyotaku.model.message import Message, Specimen
from gyotaku.observe.family import OBSERVERS, Observe
from gyotaku.settings import DEFAULT

F = TypeVar("F")
NOTHING = Message(specimen=Specimen(name="x", raw=b"", sha256=""), headers=(), parts=())
"""A message without parts: text observers read facts."""


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


def facts(run: Observe, kind: type[F], evidence: Evidence) -> list[F]:
    """List the facts of a kind that an observer yields."""
    seen = run(NOTHING, evidence, DEFAULT)
    return [one.fact for one in seen if isinstance(one, Observation) and isinstance(one.fact, kind)]


def traits(
    text: str, subject: str = "", display: str = "", hidden: str = "", *, received: datetime | None = None, japanese: bool = False
) -> list[TextTrait]:
    """List the oddities of a text laid out from HTML; `japanese` says that the rest of the mail is."""
    evidence = written(text, subject=subject, received=received)
    more: list[Fact] = []
    if display:
        more.append(Address(role="from", address="a@b.example", display=display))
    if hidden:
        more.append(HiddenText(text=hidden, reason="display-none", characters=len(hidden)))
    evidence = evidence.plus(tuple(Observation(id="", fact=fact) for fact in more))
    if japanese:
        body = next(evidence.of(Body))[0]
        seen = tuple(
            msgspec.structs.replace(one, fact=msgspec.structs.replace(body, language="ja")) if one.fact is body else one
            for one in evidence.observations
        )
        evidence = Evidence(observations=seen)
    return facts(OBSERVERS.named("text_traits").run, TextTrait, evidence)
