"""What no question to anybody may hold: the words of a mail that name its recipient."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Token

RECIPIENTS = frozenset({"to", "cc", "bcc", "envelope-to"})
TOKEN = 6
"""Shortest token that counts; shorter ones would take ordinary words with them."""
_PERSONAL = re.compile(r"(?=.*[a-z])(?=.*[0-9._\-]).{5,}")


def private(evidence: Evidence) -> Iterator[str]:
    """Yield the words: recipients' addresses in every coding that fits a name or URL, telling local parts, tokens."""
    for address, _ in evidence.of(Address):
        if address.role in RECIPIENTS and address.local and address.domain:
            yield from _forms(address.local.lower(), address.domain.lower())
    for token, _ in evidence.of(Token):
        if len(token.value) >= TOKEN:
            yield token.value


def _forms(local: str, domain: str) -> Iterator[str]:
    whole = f"{local}@{domain}"
    yield from (whole, f"{local}={domain}", f"{local}.{domain}", f"{local}%40{domain}", whole.encode().hex())
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + whole.encode()).decode().rstrip("=")
        inner = coded[(before * 8 + 5) // 6 : -1]
        yield from (inner, inner.replace("+", "-").replace("/", "_"))
    # A local part of letters only may be a word of any host name; it counts with a digit or a joint.
    if _PERSONAL.fullmatch(local):
        yield local
