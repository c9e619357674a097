"""The sender's name is a brand and nothing else, while neither its domain nor any call has anything of that brand.

Partners, sellers and fans add who they are ("Fixhouse, Apple repairs"); a firm that happens to bear a brand's name has it
in its domain as well. What others send for a company comes from services of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data.folding import fold
from gyotaku.data.habits import functions
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link, Lure, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, linked, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import Reading, cite, named, read
from gyotaku.rules.vocabulary import OFFERS, PRESSING

NAMED = sender(display="Example Bank")
ALONE = claim(matched="Example Bank")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@rule(
    id="sender.brand-alone-as-name",
    severity=Severity.HIGH,
    text="The sender's name is {brand} and nothing else, but neither {domain} nor the link to {host} has anything of {brand}.",
    proves_not="A genuine domain may be missing from the brand's entry.",
    attack="T1656",
    needs=(BrandClaim, SenderClass, Link, Lure, MailingList),
    hits=[
        (ALONE, relation("unrelated"), NAMED, STRANGE_LINK),
        (
            ALONE,
            relation("unrelated"),
            sender(display="Example Bank Customer Service"),
            linked("https://kurashi-notice.example/x"),
        ),
    ],
    misses=[
        (ALONE, relation("unrelated"), sender(display="Takeya, partner of Example Bank"), STRANGE_LINK),
        (ALONE, relation("unrelated"), NAMED, STRANGE_LINK, OFFICIAL_LINK),
        (ALONE, relation("unrelated"), NAMED),
        (ALONE, relation("unrelated"), NAMED, STRANGE_LINK, lure("prize")),
        (ALONE, relation("mailing-service", "esp.example"), NAMED, STRANGE_LINK),
        (
            claim(matched="Example Bank", web_domains=("examplebank.example",)),
            relation("unrelated", "examplebank-news.example"),
            sender("a@examplebank-news.example", "Example Bank"),
            STRANGE_LINK,
        ),
    ],
)
def brand_alone_as_name(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    posed = reading.posed()
    if posed is None or reading.sender is None or _offers(reading):
        return
    (brand, told), (relation, found) = posed
    if not _alone(reading.sender[0].display, brand.matched):
        return
    if reading.calls and not any(reading.official(link) for link, _ in reading.links):
        link, seen = reading.calls[0]
        yield cite(told, found, seen, domain=relation.domain, host=link.goes_to, **named(brand))


def _alone(display: str, matched: str) -> bool:
    """Whether nothing but words for a function stands beside the brand in a display name."""
    rest = fold(display).replace(fold(matched), " ", 1)
    return _WORDS.search(functions().sub(" ", rest)) is None


def _offers(reading: Reading) -> bool:
    """Whether the mail only offers something: prizes in a shop's name are unwanted, not phishing."""
    pretexts = {found.pretext for found, _ in reading.lures}
    return bool(pretexts & OFFERS) and not pretexts & PRESSING
