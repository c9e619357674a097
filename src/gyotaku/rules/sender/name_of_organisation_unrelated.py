"""Independent of any brand list: the display name is a service desk, and nothing of it stands in the sender's domain or
link.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import desk_words
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.name-of-organisation-unrelated",
    severity=Severity.MEDIUM,
    text="The display name ({display}) speaks for an organisation's desk, but nothing of it stands in the domain {domain}.",
    proves_not="Many genuine organisations have a domain that does not resemble their name.",
    attack="T1656",
    needs=(Address, MailingList, BrandClaim, Link, AuthRecorded),
    hits=[(sender("x@kurashi-notice.example", display="Stream Flix Support"), STRANGE_LINK)],
    misses=[
        (sender("x@streamflix.example", display="Stream Flix Support"), STRANGE_LINK),
        (sender("x@home.example", display="Jo Smith"), STRANGE_LINK),
        (sender("x@home.example", display="Team Support"), linked("https://home.example/a")),
        (sender("x@talk.example", display="Stream Flix Support"), STRANGE_LINK, MailingList(list_id="<talk.example>")),
    ],
)
def name_of_organisation_unrelated(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.claim or reading.leavable:
        return
    writer, seen = reading.sender
    words = desk_words(writer.display)
    if not words or not writer.registrable:
        return
    links = [(link, link_seen) for link, link_seen in reading.calls if not reading.own(link.goes_to)]
    where = writer.domain.replace("-", "")
    if links and len(links) == len(reading.calls) and not any(word in where for word in words):
        yield cite(seen, links[0][1], display=writer.display, domain=writer.domain)
