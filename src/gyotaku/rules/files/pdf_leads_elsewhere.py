"""The link stands in the PDF so that filters of the mail's own links do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="files.pdf-leads-elsewhere",
    severity=Severity.MEDIUM,
    text="A link inside the attached PDF opens {host}, which belongs neither to the sender nor to the brand.",
    proves_not="Documents hold links to other sites as a matter of course.",
    attack="T1566.001",
    needs=(Link, Body, MailingList),
    hits=[
        (
            sender("a@shop.example"),
            linked("https://evil.example/x", carrier="pdf"),
            Body(blocks=(), part="1", media_type="text/plain", characters=80),
        )
    ],
    misses=[
        (
            sender("a@shop.example"),
            linked("https://www.shop.example/x", carrier="pdf"),
            Body(blocks=(), part="1", media_type="text/plain", characters=80),
        ),
        (
            sender("a@shop.example"),
            linked("https://a.example/1", carrier="pdf"),
            linked("https://b.example/2", carrier="pdf"),
            linked("https://c.example/3", carrier="pdf"),
            linked("https://d.example/4", carrier="pdf"),
            Body(blocks=(), part="1", media_type="text/plain", characters=80),
        ),
    ],
)
def pdf_leads_elsewhere(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    inside = [(link, seen) for link, seen in reading.links if link.carrier == "pdf"]
    # A paper has many links; a lure has one or two.
    if not inside or len({link.goes_to for link, _ in inside}) > 3 or reading.leavable:
        return
    for link, seen in inside:
        if not link.official and not reading.official(link) and not reading.own(link.goes_to):
            yield cite(seen, host=link.goes_to)
            return
