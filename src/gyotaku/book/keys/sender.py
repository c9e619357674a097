"""Who the mail says it is from: a throwaway domain by itself, and the pattern such domains and names are made by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.book.ports import Key
from gyotaku.data.domains import suffix
from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, SenderClass

_NOT_OWN = frozenset({"official", "shared-host", "group-company", "mailing-service", "free-mail", "self", "other-brand"})
"""Relations in which the domain is not the sender's own: it was forged, or belongs to everybody."""
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]+")


def sender(evidence: Evidence) -> Iterator[Key]:
    """Yield the sender's registrable domain and the pattern of its address; nothing for a forged or a public domain."""
    found, relation = evidence.first(Address, role="from"), evidence.first(SenderClass)
    if found is None or not found[0].registrable or mailbox_provider(found[0].domain) is not None:
        return
    if relation is not None and relation[0].relation in _NOT_OWN:
        return
    address = found[0]
    yield Key(family="sender", value=address.registrable[:200])
    ending = suffix(address.registrable)
    name = address.registrable.removesuffix(f".{ending}")
    local = f"{relation[0].local_part}{shape(relation[0].suffix)}" if relation and relation[0].borrowed else shape(address.local)
    below = "." if address.domain != address.registrable else ""
    yield Key(family="sender-pattern", value=f"{local}@{below}{shape(name)}.{ending}"[:200])


def shape(text: str) -> str:
    """Sketch a name by its runs: `five letters` is a5, digits are 9 and their count, signs stand for themselves."""
    text = text.lower()[:64]
    pieces: list[str] = []
    for piece in re.findall(r"[a-z]+|\d+|[^a-z\d]", text):
        if _LETTERS.fullmatch(piece):
            pieces.append(f"a{len(piece)}")
        else:
            pieces.append(f"9{len(piece)}" if _DIGITS.fullmatch(piece) else piece)
    return "".join(pieces)
