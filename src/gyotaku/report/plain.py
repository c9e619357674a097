"""Reasons that a layperson can see, strongest first: for the conclusion and for the title."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gyotaku.model.case import Label
from gyotaku.model.facts import Attachment, Deadline, LookAlike, QrCode, Salutation, TextTrait
from gyotaku.model.finding import Finding
from gyotaku.model.report import Sentence
from gyotaku.report import reading
from gyotaku.report.page import Ours, Page

ODD_WRITING = ("simplified-glyph", "kana-lookalike", "missing-dakuten", "homoglyph", "template-leftover", "wrong-company-fact")
DANGEROUS = frozenset({"executable", "double-extension", "rtlo-name", "macro", "script", "smuggling", "password-form"})


def reasons(page: Page, count: int = 3, *, ages: bool = True) -> list[Sentence]:
    """Return up to `count` reasons for the verdict, each with its evidence; `ages` lets the age of domains be one."""
    accused = page.case.label in {Label.PHISHING, Label.LIKELY_PHISHING, Label.SUSPICIOUS}
    found = [sentence for look in _LOOKS if ages or look is not _age for sentence in look(page)] if accused else []
    seen = {sentence.text for sentence in found}
    for finding in _weighed(page):
        sentence = reading.finding_sentence(page, finding)
        if len(found) < count and sentence.text not in seen:
            found.append(sentence)
    return found[:count]


def _weighed(page: Page) -> list[Finding]:
    """Findings that speak for the verdict's label, heaviest first."""
    label = page.case.label
    if label is Label.UNDETERMINED:
        return []
    stance = {Label.UNWANTED: "unwanted", Label.LIKELY_GENUINE: "genuine"}.get(label, "phishing")
    heaviest = reading.findings(page, [weighed.rule for weighed in page.case.verdict.reasons])
    return [finding for finding in heaviest if finding.stance.value == stance]


def _sender(page: Page) -> Iterator[Sentence]:
    found, claim, sender = reading.sender_class(page), reading.claim(page), reading.sender(page)
    if found is None or sender is None:
        return
    fact, seen = found
    cites = [seen, sender[1], *([claim[1]] if claim else [])]
    site = reading.official(claim[0]) if claim else None
    brand = reading.brand(page) or page.words("words.sender-claimed")
    if fact.relation == "unrelated" and site:
        yield page.say("plain.sender-unrelated", *cites, domain=fact.domain, brand=brand, official=site)
    elif fact.relation == "look-alike":
        yield page.say("plain.sender-look-alike", *cites, domain=fact.domain, other=fact.other or brand)
    elif fact.relation == "other-brand":
        yield page.say("plain.sender-other-brand", *cites, domain=fact.domain, other=fact.other, brand=brand)
    elif fact.relation == "free-mail":
        yield page.say("plain.sender-free-mail", *cites, domain=fact.domain, brand=brand)
    elif fact.relation == "self":
        yield page.say("plain.sender-self", *cites)
    elif fact.relation == "official":
        for failed, recorded in reading.failed_authentication(page)[-1:]:
            yield page.say("plain.sender-spoofed", *cites, recorded, domain=fact.domain, method=failed.method.upper())


def _link(page: Page) -> Iterator[Sentence]:
    claim = reading.claim(page)
    site = reading.official(claim[0]) if claim else None
    for link, seen in reading.targets(page)[:1]:
        if link.shown and link.shown != link.host and not link.host.endswith(f".{link.shown}"):
            yield page.say("plain.link-shown", seen, shown=link.shown, host=link.goes_to)
        elif claim and site:
            key = "plain.link-button" if link.text else "plain.link-plain"
            brand = reading.brand(page) or ""
            yield page.say(key, seen, claim[1], text=link.text.strip()[:40], host=link.goes_to, official=site, brand=brand)


def _wording(page: Page) -> Iterator[Sentence]:
    generic = next(((fact, seen) for fact, seen in page.evidence.of(Salutation) if fact.style in _NAMELESS), None)
    deadline = next(iter(page.evidence.of(Deadline)), None)
    if generic and deadline and generic[0].text:
        cites = (generic[1], deadline[1])
        yield page.say("plain.salutation-deadline", *cites, salutation=generic[0].text, deadline=deadline[0].text)
    elif deadline:
        yield page.say("plain.deadline", deadline[1], deadline=deadline[0].text)
    elif generic and generic[0].text:
        yield page.say("plain.salutation", generic[1], salutation=generic[0].text)


_NAMELESS = frozenset({"generic", "empty-name", "address", "local-part"})


def _age(page: Page) -> Iterator[Sentence]:
    sender = reading.sender(page)
    if sender and (young := reading.youngest(page, sender[0].registrable, sender[0].domain)):
        days, fact, seen = young
        yield page.say("plain.sender-age", seen, sender[1], domain=fact.domain, days=days)
    for link, seen in reading.targets(page)[:1]:
        if young := reading.youngest(page, link.final_registrable, link.registrable):
            days, fact, outside = young
            yield page.say("plain.link-age", outside, seen, domain=fact.domain, days=days)


def _writing(page: Page) -> Iterator[Sentence]:
    for trait in ODD_WRITING:
        for fact, seen in page.evidence.all(TextTrait, trait=trait)[:1]:
            yield page.say("plain.writing", seen, excerpt=fact.excerpt[:40])
            return


def _files(page: Page) -> Iterator[Sentence]:
    for fact, seen in page.evidence.of(Attachment):
        if DANGEROUS.intersection(fact.traits):
            yield page.say("plain.attachment", seen, name=fact.filename)
            break
    for _, seen in list(page.evidence.of(QrCode))[:1]:
        yield page.say("plain.qr", seen)


_LOOKS: tuple[Callable[[Page], Iterator[Sentence]], ...] = (_sender, _link, _wording, _files, _writing, _age)


def striking(page: Page) -> Ours | None:
    """Return the one finding that goes into the title, as a phrase."""
    sender = reading.sender(page)
    if sender and (young := reading.youngest(page, sender[0].registrable, sender[0].domain)):
        return page.words("striking.sender-age", days=young[0])
    for link, _ in reading.targets(page)[:1]:
        if young := reading.youngest(page, link.final_registrable, link.registrable):
            return page.words("striking.link-age", days=young[0])
        if link.shown and link.shown not in link.host:
            return page.words("striking.link-shown", shown=link.shown)
    found = reading.sender_class(page)
    if found and found[0].relation == "official" and reading.failed_authentication(page):
        return page.words("striking.spoofed", domain=found[0].domain)
    if page.evidence.first(LookAlike, place="link"):
        return page.words("striking.link-look-alike")
    if found and page.texts.find("striking", found[0].relation):
        return page.words(f"striking.{found[0].relation}", domain=found[0].domain, other=found[0].other)
    return None
