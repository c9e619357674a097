"""What the attacker is after, and how an expert reads the text."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.lures import Pretext, pretext
from gyotaku.model.case import Label
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Body, Contact, Deadline, Form, Lure, PageView, Picture, Request, Salutation, TextTrait
from gyotaku.model.report import Bullets, Paragraph, Piece, Sentence
from gyotaku.report import assets, reading
from gyotaku.report.page import Ours, Page

_TRAITS = 6
_SOON = 240
"""Hours from which on a limit leaves time enough to be told without a count."""
_DAYS = 72
"""Hours beyond which days are counted."""


def aim(page: Page) -> list[Piece]:
    """Write the aim, then the reading."""
    pieces: list[Piece] = []
    goal = tuple(_goal(page))
    if goal and accused(page):
        pieces.append(Paragraph(sentences=(*goal, page.note("aim.phishing"))))
    points = [*_pretext(page), *_salutation(page), *_deadline(page), *_contacts(page), *_logo(page), *_writing(page)]
    if points:
        pieces.append(Bullets(items=tuple(points), title=page.words("aim.reading")))
    return pieces


def accused(page: Page) -> bool:
    """Whether the verdict speaks against the mail; of any other it is not said that somebody attacks."""
    return page.case.label in {Label.PHISHING, Label.LIKELY_PHISHING, Label.SUSPICIOUS, Label.UNWANTED}


def _goal(page: Page) -> Iterator[Sentence]:
    forms = [(fact, seen) for fact, seen in page.evidence.of(Form) if fact.asks]
    if forms:
        asks = dict.fromkeys(one for fact, _ in forms for one in fact.asks)
        key = "aim.from-page" if any(fact.place == "page" for fact, _ in forms) else "aim.from-form"
        yield page.say(key, *(seen for _, seen in forms[:4]), asks=page.joined(page.word("asks", one) for one in asks))
        return
    lures = [(fact, seen) for fact, seen in page.evidence.of(Lure) if _known(fact)]
    requests = [seen for fact, seen in page.evidence.of(Request) if fact.asks in {"login", "card", "personal", "otp", "password"}]
    found = reading.claim(page)
    if not lures and not requests:
        return
    cites = [*(seen for _, seen in lures[:3]), *requests[:3], *([found[1]] if found else [])]
    brand = reading.brand(page)
    key = "aim.from-pretext" if brand else "aim.from-pretext-bare"
    yield page.say(key, *cites, brand=brand or "", asks=_wanted(page, lures))
    yield page.say("aim.why-pretext", *(_page_seen(page) or cites))


def _known(lure: Lure) -> Pretext | None:
    known = pretext(lure.pretext)
    return known if known and known.aim == "phishing" else None


def _wanted(page: Page, lures: list[tuple[Lure, Observation]]) -> Ours:
    kind = assets.kind(page)
    for lure, _ in lures if kind == "generic" else ():
        known = _known(lure)
        if known and known.assets:
            return page.joined(page.word("asks", asset) for asset in known.assets)
    return page.words(f"asset.{kind}.wanted")


def _page_seen(page: Page) -> list[Observation | str]:
    seen: list[Observation | str] = [one for _, one in page.evidence.of(PageView)]
    absence = page.evidence.absent(PageView)
    return seen[:3] or (list(page.ids([absence])) if absence else [])


def _pretext(page: Page) -> Iterator[Sentence]:
    told: set[str] = set()
    for fact, seen in page.evidence.of(Lure):
        known = pretext(fact.pretext)
        if fact.pretext in told or known is None:
            continue
        told.add(fact.pretext)
        name = Ours(known.name_ja if page.language == "ja" else known.name_en)
        key = "aim.pretext" if accused(page) else "aim.matter"
        yield page.state(key, seen, pretext=name, phrase=fact.phrase.strip()[:60], place=page.word("place", fact.place))
        if len(told) == 3:
            return


def _salutation(page: Page) -> Iterator[Sentence]:
    for fact, seen in list(page.evidence.of(Salutation))[:1]:
        if page.texts.find("salutation", fact.style):
            yield page.say(f"salutation.{fact.style}", seen, text=fact.text)


def _deadline(page: Page) -> Iterator[Sentence]:
    for fact, seen in _limits(page)[:2]:
        if fact.past:
            yield page.say("aim.deadline-past", seen, text=fact.text)
        elif fact.hours is not None and fact.hours <= _SOON:
            key = "aim.deadline-hours" if accused(page) else "aim.deadline-left"
            yield page.say(key, seen, text=fact.text, left=_left(page, fact.hours))
        else:
            yield page.say("aim.deadline", seen, text=fact.text)


def _limits(page: Page) -> list[tuple[Deadline, Observation]]:
    """List the limits, each point in time once: a subject often repeats the date of the text."""
    told: dict[object, tuple[Deadline, Observation]] = {}
    for fact, seen in page.evidence.of(Deadline):
        told.setdefault(fact.at or fact.text, (fact, seen))
    return list(told.values())


def _left(page: Page, hours: float) -> Ours:
    if hours <= _DAYS:
        return page.words("aim.left-hours", hours=f"{hours:g}")
    return page.words("aim.left-days", days=str(round(hours / 24)))


def _contacts(page: Page) -> Iterator[Sentence]:
    phones = [(fact, seen) for fact, seen in page.evidence.of(Contact) if fact.channel == "telephone"]
    for fact, seen in phones[:3]:
        if fact.valid is False:
            yield page.say("aim.phone-impossible", seen, number=fact.value)
        else:
            yield page.state("aim.phone", seen, number=fact.value)
    body = page.evidence.first(Body)
    absence = page.evidence.absent(Contact)
    if not phones and body and reading.claim(page) and page.evidence.known(Contact):
        yield page.say("aim.no-phone", body[1], *([absence] if absence else []))


def _logo(page: Page) -> Iterator[Sentence]:
    for fact, seen in [pair for pair in page.evidence.of(Picture) if pair[0].logo][:1]:
        key = {"remote": "aim.logo-remote", "embedded": "aim.logo-embedded"}.get(fact.origin)
        if key:
            yield page.say(key, seen, host=fact.host)


def _writing(page: Page) -> Iterator[Sentence]:
    told: set[str] = set()
    for fact, seen in page.evidence.of(TextTrait):
        if fact.trait in told or not page.texts.find("trait", fact.trait) or len(told) == _TRAITS:
            continue
        told.add(fact.trait)
        # That a warning stands beside a link to somewhere else is for the rule to say: genuine mail warns as well.
        idle = fact.trait == "self-warning" and not any(one.rule == "text.warns-of-itself" for one in page.case.findings)
        key = "aim.warns" if idle else f"trait.{fact.trait}"
        yield page.say(key, seen, excerpt=fact.excerpt.strip()[:60], expected=fact.expected)
