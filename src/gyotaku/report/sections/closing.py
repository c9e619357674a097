"""The closing: why the mail is fake in three lines, where the real site is, and the brand's own page once more."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import suffix
from gyotaku.model.case import Label
from gyotaku.model.facts import Sighting
from gyotaku.model.report import Bullets, Paragraph, Piece, Sentence
from gyotaku.report import plain, reading
from gyotaku.report.page import Ours, Page
from gyotaku.report.sections.caution import caution_sentence

_ACCUSED = {Label.PHISHING, Label.LIKELY_PHISHING, Label.SUSPICIOUS}


def closing(page: Page) -> list[Piece]:
    """Write the closing."""
    pieces: list[Piece] = []
    accused = page.case.label in _ACCUSED
    reasons = [*_ages(page), *plain.reasons(page, ages=False)][:3] if accused else []
    if reasons:
        pieces.append(Bullets(items=tuple(reasons), ordered=True, title=page.words(f"closing.title.{page.case.label.value}")))
    sentences = [*_official(page), *(_earlier(page) if accused else ()), *(_ending(page) if accused else ())]
    last = caution_sentence(page)
    if last:
        sentences.append(last)
    if sentences:
        pieces.append(Paragraph(sentences=tuple(sentences)))
    return pieces


def _ages(page: Page) -> Iterator[Sentence]:
    sender = reading.sender(page)
    links = reading.targets(page)
    young = reading.youngest(page, sender[0].registrable, sender[0].domain) if sender else None
    other = reading.youngest(page, links[0][0].final_registrable, links[0][0].registrable) if links else None
    if young and other and young[1].domain != other[1].domain:
        cites = (young[2], other[2])
        yield page.say(
            "closing.both-young", *cites, sender=young[1].domain, days=young[0], site=other[1].domain, site_days=other[0]
        )
    elif young:
        yield page.say("closing.young", young[2], domain=young[1].domain, days=young[0])
    elif other:
        yield page.say("closing.young", other[2], domain=other[1].domain, days=other[0])


def _official(page: Page) -> Iterator[Sentence]:
    found = reading.claim(page)
    if found and (site := reading.official(found[0])):
        brand = page.brand(found[0].name_ja, found[0].name_en)
        yield page.state_outside("closing.official", found[1], brand=brand, official=site)


def _earlier(page: Page) -> Iterator[Sentence]:
    found = list(page.evidence.of(Sighting))
    if found:
        yield page.state("closing.earlier", *(seen for _, seen in found[:4]))


def _ending(page: Page) -> Iterator[Sentence]:
    found, claim = reading.sender(page), reading.claim(page)
    if found is None or claim is None or not claim[0].web_domains:
        return
    ending = suffix(found[0].domain.replace("[.]", "."))  # a published case is stored defanged
    if ending and not any(domain.endswith(f".{ending}") for domain in claim[0].web_domains):
        site = reading.official(claim[0]) or ""
        yield page.say("closing.ending", found[1], claim[1], ending=Ours(f".{ending}"), official=site)
