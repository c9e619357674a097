"""Who the mail says it is from: a throwaway domain by itself, and the patterns such domains and names are made by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.book.ports import Key
from gyotaku.data.domains import suffix
from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, SenderClass
from gyotaku.observe.localpart import looks_random
from gyotaku.observe.token_shapes import looks_drawn

_NOT_OWN = frozenset({"official", "shared-host", "group-company", "mailing-service", "free-mail", "self", "other-brand"})
"""Relations in which the domain is not the sender's own: it was forged, or belongs to everybody."""
WORDS = 6
"""Letters below which a name before the @ is anybody's, numbers or not."""
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]+")


def sender(evidence: Evidence) -> Iterator[Key]:
    """Yield the sender's registrable domain and the patterns of its address; of a forged or a public domain only the latter."""
    found, relation = evidence.first(Address, role="from"), evidence.first(SenderClass)
    if found is None:
        return
    if numbered := numbered_name(found[0].local):
        yield Key(family="sender-name", value=numbered)
    if not found[0].registrable or mailbox_provider(found[0].domain) is not None:
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


def numbered_name(local: str) -> str:
    """Return the words of a numbered name, `NEW_OFFRE_1_7444` as `new_offre_9_9`; empty where there is no number or no word."""
    if len(local) > 64 or not _DIGITS.search(local) or looks_drawn(local) or looks_random(local.lower()):
        return ""
    folded = _DIGITS.sub("9", local.lower())
    return folded if sum(char.isalpha() for char in folded) >= WORDS else ""


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
