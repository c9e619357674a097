"""Where answers and money are to go: reply addresses, wallets, accounts, telephone numbers, LINE."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Contact

MOST = 6
CHANNELS = frozenset({"telephone", "bank-account", "line-id", "wallet", "mail"})
"""Postal addresses are left out: a letter's foot names the brand's own."""


def contact(evidence: Evidence) -> Iterator[Key]:
    """Yield each contact the sender chose: not the From address itself, nor one at the brand."""
    senders = {fact.address.lower() for fact, _ in evidence.all(Address, role="from")}
    found: dict[str, None] = {}
    for fact, _ in evidence.all(Address, role="reply-to"):
        if fact.address and fact.address.lower() not in senders:
            found[f"reply-to {fact.address.lower()}"] = None
    for one, _ in evidence.of(Contact):
        if one.channel in CHANNELS and one.valid is not False and one.value.lower() not in senders:
            value = "".join(char for char in one.value if char.isdigit()) if one.channel == "telephone" else one.value
            found[f"{one.channel} {value}"] = None
    yield from (Key(family="contact", value=value[:200]) for value in list(found)[:MOST])
