"""Programs sold for sending in bulk without a service that answers for abuse."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Mailer, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="kit.mass-mailer",
    severity=Severity.LOW,
    text="The mail was sent with a bulk program ({name}).",
    proves_not="Clubs and shops send honest newsletters with such programs.",
    needs=(Mailer, MailingList),
    hits=[(Mailer(name="Advanced Mass Sender 4.3", header="X-Mailer", traits=("mass-mailer",)),)],
    misses=[
        (Mailer(name="Mailman 2.1", header="X-Mailer"),),
        (
            Mailer(name="Advanced Mass Sender", header="X-Mailer", traits=("mass-mailer",)),
            MailingList(list_id="<news.shop.example>"),
        ),
    ],
)
def mass_mailer(evidence: Evidence) -> Iterator[Citation]:
    for mailer, seen in evidence.of(Mailer):
        if "mass-mailer" in mailer.traits and not read(evidence).listed:
            yield cite(seen, name=mailer.name)
