"""Where answers and money are to go: reply addresses, wallets, accounts, telephone numbers, LINE."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Contact, Link

MOST = 6
CHANNELS = frozenset({"telephone", "bank-account", "line-id", "wallet"})
"""Left out are postal addresses (a letter's foot names the brand's own) and mail addresses that merely stand in the text: they
are as often the reader's. One to answer to is in Reply-To or behind a link."""


def contact(evidence: Evidence) -> Iterator[Key]:
    """Yield each contact the sender chose: not the From address itself, nor the recipient's, nor one at the brand."""
    roles = {"from", "to", "cc", "envelope-to"}
    known = {fact.address.lower() for fact, _ in evidence.of(Address) if fact.role in roles}
    found: dict[str, None] = {}
    for fact, _ in evidence.all(Address, role="reply-to"):
        if fact.address and fact.address.lower() not in known:
            found[f"reply-to {fact.address.lower()}"] = None
    for link, _ in evidence.all(Link, scheme="mailto"):
        address = link.url.removeprefix("mailto:").partition("?")[0].lower()
        if "@" in address and address not in known and not link.official:
            found[f"mail {address}"] = None
    for one, _ in evidence.of(Contact):
        if one.channel in CHANNELS and one.valid is not False:
            value = "".join(char for char in one.value if char.isdigit()) if one.channel == "telephone" else one.value
            found[f"{one.channel} {value}"] = None
    yield from (Key(family="contact", value=value[:200]) for value in list(found)[:MOST])
