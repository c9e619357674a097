"""Who opens a talk with an organisation's people from outside it."""

from __future__ import annotations

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address
from gyotaku.rules.reading import Pair, read, same_owner


def outsider(evidence: Evidence) -> Pair[Address] | None:
    """Return the writer of a first mail, to no list, from another owner's domain than any reader's; None for everybody else."""
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers:
        return None
    domain = reading.sender[0].domain
    inside = any(same_owner(domain, to.domain) for to, _ in evidence.all(Address, role="to"))
    return None if inside else reading.sender


def organisation(evidence: Evidence) -> str:
    """Return the registrable domain of the first reader's organisation; "" where all have mailboxes that anybody may open."""
    readers = (to for to, _ in evidence.all(Address, role="to"))
    return next((to.registrable for to in readers if to.registrable and not mailbox_provider(to.domain)), "")
