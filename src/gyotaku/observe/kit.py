"""The kit: a fingerprint of how the mail was built. Equal keys mean one program or template, not one person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Kit
from gyotaku.model.message import Message
from gyotaku.observe.family import in_mail, observer
from gyotaku.observe.kit_traits import kit_traits
from gyotaku.settings import Settings

DIGITS = 16


@observer(
    name="kit",
    reads="what a sending program does its own way: mailer, Message-ID, order and spelling of fields, zone, parts, boundaries",
    gives=(Kit,),
)
def kit(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State the fingerprint of a mail that has a header block."""
    del evidence, settings
    if message.headers:
        yield in_mail(fingerprint(message))


def fingerprint(message: Message) -> Kit:
    """Hash the ordered traits into a key of 16 hex digits; the traits stand beside it, so that a match can be explained."""
    traits = tuple(f"{name}={value}" for name, value in kit_traits(message))
    key = hashlib.sha256("\n".join(traits).encode("utf-8", "replace")).hexdigest()[:DIGITS]
    return Kit(key=key, traits=traits)
