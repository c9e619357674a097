"""Run a few observers over header blocks written in a test."""

from __future__ import annotations

import hashlib

from gyotaku.model.evidence import Evidence
from gyotaku.model.message import Message, Specimen
from gyotaku.observe.family import OBSERVERS, observe
from gyotaku.read.message import read
from gyotaku.settings import DEFAULT, Settings


def message_of(text: str | bytes) -> Message:
    """Read a mail written as text; a header block alone gets an empty body."""
    raw = text.encode() if isinstance(text, str) else text
    if b"\n\n" not in raw:
        raw += b"\n\n"
    return read(Specimen(name="test.eml", raw=raw, sha256=hashlib.sha256(raw).hexdigest()))


def observed(text: str | bytes, *names: str, settings: Settings = DEFAULT) -> Evidence:
    """Observe a mail written as text with the observers of these names."""
    return observe(message_of(text), settings, [OBSERVERS.named(name) for name in names])
