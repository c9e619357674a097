"""Mails of services that carry the words of strangers: the service is honest, its customer need not be."""

from __future__ import annotations

from typing import NamedTuple

from gyotaku.data.domains import under
from gyotaku.data.habits import relays
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Contact, Lure
from gyotaku.rules.reading import Pair, read


class Alarm(NamedTuple):
    """An alarm in a service's mail, with the number to ring: what it rests on."""

    sender: Pair[Address]
    told: Pair[Lure]
    number: Pair[Contact]


def relayed_alarm(evidence: Evidence) -> Alarm | None:
    """Return the alarm that a customer put into a service's mail, or None.

    Services that carry bills and shares write of strange charges with a button, not with a number to ring; who has one rung up
    wrote it into the note, the title or the name of the account. Then the service's own good name says nothing.
    """
    reading = read(evidence)
    if reading.sender is None or not any(under(reading.sender[0].domain, relay) for relay in relays()):
        return None
    told = reading.lured("fraud_alert")
    number = evidence.first(Contact, channel="telephone")
    asked = any(request.asks == "call" for request, _ in reading.requests)
    return Alarm(reading.sender, told, number) if told and number and asked else None
