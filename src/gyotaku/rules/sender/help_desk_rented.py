"""Help-desk services let anyone open a desk and sign for it; the desk's name is the tenant's choice."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import under
from gyotaku.data.habits import help_desks
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Lure
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="sender.help-desk-rented",
    severity=Severity.MEDIUM,
    text="The mail comes from a help-desk service anyone can rent ({domain}) and calls for a procedure elsewhere.",
    proves_not="Many genuine companies answer their customers through such services.",
    attack="T1583.006",
    needs=(Address, Lure, Link),
    hits=[(sender("support@kandy.zendesk.com"), lure("wallet"), STRANGE_LINK)],
    misses=[
        (sender("support@kandy.zendesk.com"), STRANGE_LINK),
        (sender("support@kandy.zendesk.com"), lure("wallet"), linked("https://kandy.zendesk.com/hc/1")),
        (sender("support@kandy.example"), lure("wallet"), STRANGE_LINK),
    ],
)
def help_desk_rented(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None:
        return
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT | {"prize"}]
    led = [seen for link, seen in reading.calls if not reading.own(link.goes_to) and not link.official]
    domain = reading.sender[0].domain
    if told and led and any(under(domain, desk) and domain != desk for desk in help_desks()):
        yield cite(reading.sender[1], told[0], led[0], domain=domain)
