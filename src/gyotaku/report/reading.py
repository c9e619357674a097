"""What several sections ask of the evidence: who, when, which link, how old."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from gyotaku.data.channels import called
from gyotaku.data.domains import registered
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import (
    Address,
    AuthRecorded,
    Boundary,
    BrandClaim,
    DateClaim,
    Link,
    Network,
    Registration,
    SenderClass,
    Subject,
)
from gyotaku.model.finding import Finding
from gyotaku.model.report import Basis, Sentence
from gyotaku.report.page import JST, Ours, Page
from gyotaku.rules.registrations import Stated, stated_days

FRESH = 60
"""A domain at most this many days old at receipt is worth pointing out, in days."""
CITED = 8
"""Most evidence numbers behind one sentence; the finding in the JSON export holds all."""
CODED = {
    "asks": "asks",
    "category": "listing-category",
    "method": "look-alike",
    "shares": "shares",
    "signs": "page-sign",
    "state_seen": "state",
    "state_other": "state",
    "visitor": "profile",
    "visitor_other": "profile",
    "visitors": "profile",
}
"""Words of findings that hold codes of the model, with the table of the catalogue that has them in the language."""
_FOLLOWED = frozenset({"href", "area", "form", "button", "plain", "qr", "pdf", "attachment", "meta-refresh", "calendar"})


def claim(page: Page) -> tuple[BrandClaim, Observation] | None:
    """Return the brand the mail claims to come from."""
    return page.evidence.first(BrandClaim, primary=True)


def brand(page: Page) -> Ours | None:
    """Return that brand's name in the language of the report."""
    found = claim(page)
    return page.brand(found[0].name_ja, found[0].name_en) if found else None


def official(found: BrandClaim) -> Ours | None:
    """Return the brand's main official domain: the first of the list that its source names; None when it names none."""
    named = [domain for domain in found.web_domains if not found.sourced or domain in found.sourced]
    return Ours(named[0]) if named else None


def sender(page: Page) -> tuple[Address, Observation] | None:
    """Return the From address."""
    return page.evidence.first(Address, role="from")


def sender_class(page: Page) -> tuple[SenderClass, Observation] | None:
    """Return how the From address relates to the brand."""
    return page.evidence.first(SenderClass)


def subject(page: Page) -> tuple[Subject, Observation] | None:
    """Return the subject."""
    return page.evidence.first(Subject)


def received(page: Page) -> tuple[datetime, Observation] | None:
    """Return when the receiver took the mail in."""
    for fact, seen in page.evidence.of(DateClaim):
        if fact.role == "received" and fact.at is not None:
            return fact.at, seen
    found = page.evidence.first(Boundary)
    return (found[0].at, found[1]) if found and found[0].at else None


def boundary(page: Page) -> tuple[Boundary, Observation] | None:
    """Return the hop where the receiver took the mail in."""
    return page.evidence.first(Boundary)


def targets(page: Page) -> list[tuple[Link, Observation]]:
    """List where the mail leads a reader: links that are not the brands' own, buttons first, each address once."""
    found = [
        (link, seen)
        for link, seen in page.evidence.of(Link)
        if link.host and not link.official and link.scheme in {"http", "https"} and link.carrier in _FOLLOWED
    ]
    found.sort(key=lambda pair: (not pair[0].button, pair[0].hidden, pair[0].footer, not pair[0].text))
    once: dict[str, tuple[Link, Observation]] = {}
    for link, seen in found:
        once.setdefault(link.url or link.target, (link, seen))
    return list(once.values())


def registrations(page: Page, *domains: str) -> list[tuple[Registration, Observation]]:
    """List what is known about when a domain was registered; `domains` are names it may be filed under."""
    names = {name for domain in domains if domain for name in (domain, registered(domain))}
    return [(fact, seen) for fact, seen in page.evidence.of(Registration) if fact.domain in names]


def networks(page: Page, ip: str) -> list[tuple[Network, Observation]]:
    """List what each source says about an address."""
    return page.evidence.all(Network, ip=ip)


def age(page: Page, registration: Registration) -> int | None:
    """Return how many days before receipt a domain was registered, both counted in Japan's days; None when unknown."""
    at = received(page)
    on = registered_on(registration)
    return (at[0].astimezone(JST).date() - on).days if at and on else None


def registered_on(registration: Registration) -> date | None:
    """Return the day of registration in Japan: of the exact moment where one is known, else the registry's own day."""
    return registration.day(JST)


def youngest(page: Page, *domains: str) -> tuple[int, Registration, Observation] | None:
    """Return the registration of a domain that is young at receipt, with its age in days; None where sources dispute it."""
    if disputed(page, *domains):
        return None
    for fact, seen in registrations(page, *domains):
        days = age(page, fact)
        if days is not None and 0 <= days <= FRESH:
            return days, fact, seen
    return None


def disputed(page: Page, *domains: str) -> bool:
    """Whether somebody states a day of registration that would make the domain old, while another makes it young."""
    at = received(page)
    ages = [(at[0].astimezone(JST).date() - one.day).days for one in stated_days(registrations(page, *domains))] if at else []
    return len({days <= FRESH for days in ages}) > 1


def stated_by(page: Page, stated: Stated) -> Ours:
    """Name who states a day of registration; a day that only an object number holds is marked as such."""
    source = page.words("registration.source", source=page.source(stated.seen[0].source.name))
    return page.words("registration.by-number", source=source) if stated.numbered else source


def failed_authentication(page: Page) -> list[tuple[AuthRecorded, Observation]]:
    """List the checks that the receiver's server recorded as failed."""
    return [
        (fact, seen)
        for fact, seen in page.evidence.of(AuthRecorded)
        if fact.trusted and fact.method in {"spf", "dkim", "dmarc"} and fact.outcome in {"fail", "softfail", "hardfail"}
    ]


def finding_sentence(page: Page, finding: Finding, which: str = "says") -> Sentence:
    """Write the sentence of a finding; of several instances the first is told and the others counted."""
    first = finding.values[0] if finding.values else {}
    values: dict[str, str] = {name: _spoken(page, name, value) for name, value in first.items()}
    if "views" in values:
        values["views"] = _views(page, finding, first["views"])
    text = page.texts.rule(finding.rule, which, page.texts.text("judgement.unnamed", rule=finding.rule), values)
    if which == "says" and len(finding.values) > 1:
        text += page.words("judgement.more", count=len(finding.values) - 1)
    ids = page.ids([*finding.cites[:CITED], *finding.absences])
    return Sentence(text=text, cites=ids, basis=Basis.CONCLUSION)


def _spoken(page: Page, name: str, value: str) -> str:
    """Write a value of a finding: codes of the model as words of the language, anything else as it stands."""
    codes = value.split(", ")
    if name in CODED and all(page.texts.find(CODED[name], code) for code in codes):
        return page.joined(page.word(CODED[name], code) for code in codes)
    return page.source(value) if name == "list" else page.safe(value)


def _views(page: Page, finding: Finding, views: str) -> Ours:
    """Write what several sources say, each by its name in the language."""
    wanted = set(finding.cites)
    told = page.safe(views)
    for name in dict.fromkeys(seen.source.name for seen in page.evidence.observations if seen.id in wanted):
        told = told.replace(f" ({page.safe(name)})", page.words("words.aside", text=page.source(name)))
    return Ours(told)


def findings(page: Page, rules: Iterable[str]) -> list[Finding]:
    """Return the findings of these rules, in that order."""
    by_rule = {finding.rule: finding for finding in page.case.findings}
    return [by_rule[rule] for rule in rules if rule in by_rule]


def place(page: Page, name: str) -> str:
    """Call a place a mail was reported to as the language does; one that is not in the list of channels keeps its own name."""
    known = called(name)
    return name if known is None else Ours(known.name_ja if page.language == "ja" else known.name_en)
