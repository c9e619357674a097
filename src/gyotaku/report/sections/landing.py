"""Where the mail leads: what the link shows against what it opens, whose the site is, how old, and who blocks it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import ip_host, registered
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Certificate, DnsAnswer, Link, Listing, LookAlike
from gyotaku.model.report import Basis, Bullets, Cell, Paragraph, Piece, Sentence, Table
from gyotaku.report import reading
from gyotaku.report.page import Ours, Page
from gyotaku.report.sections.ownership import disagreements, failures, listed, network_rows, registration_rows
from gyotaku.report.timeline import events, picture

Row = tuple[Cell, ...]
_TELLING = (
    "page.set-up-in-sequence",
    "page.throwaway-domain",
    "page.sender-and-site-together",
    "page.domain-suspended",
    "page.domain-expired",
    "page.domain-parked",
    "page.name-gone",
)
"""Rules about the site whose sentences are told here."""
_FULL = 3
"""Most targets with a table of their own."""
_SHOWN = 20


def landing(page: Page) -> list[Piece]:
    """Write the landing sites."""
    found = reading.targets(page)
    if not found:
        sentence = _no_target(page)
        return [Paragraph(sentences=(sentence,))]
    pieces: list[Piece] = []
    hosts: set[str] = set()
    rest: list[tuple[Link, Observation]] = []
    for link, seen in found:
        if link.goes_to in hosts or len(hosts) == _FULL:
            rest.append((link, seen))
            continue
        hosts.add(link.goes_to)
        pieces.append(Table(caption=page.words("landing.table", number=len(hosts)), rows=tuple(_rows(page, link, seen))))
    if rest:
        pieces.append(_others(page, rest))
    pieces.append(Bullets(items=tuple(_reading(page, found)), title=page.words("landing.reading")))
    pieces += picture(page, events(page))
    return pieces


def _no_target(page: Page) -> Sentence:
    links = list(page.evidence.of(Link))
    if links:
        return page.say("landing.only-official", *(seen for _, seen in links[:4]))
    missing = page.missing(Link)
    return Sentence(text=page.words("landing.none"), cites=missing.cites, basis=missing.basis)


def _rows(page: Page, link: Link, seen: Observation) -> Iterator[Row]:
    shown = page.cell(link.text.strip()[:120], seen) if link.text.strip() else _none(page, "landing.no-text", seen)
    yield page.label("landing.text"), shown
    yield page.label("landing.url"), page.cell(link.url or link.target, seen, code=True)
    yield page.label("landing.host"), page.cell(link.host, seen, code=True)
    if link.host_unicode:
        yield page.label("landing.host-unicode"), page.cell(link.host_unicode, seen, code=True)
    if link.final:
        yield page.label("landing.final"), page.cell(link.final, seen, code=True)
    yield (
        page.label("landing.carrier"),
        page.cell(page.words("landing.carried", carrier=page.word("carrier", link.carrier), count=link.count), seen),
    )
    traits = [page.word("link-trait", trait) for trait in link.traits if page.texts.find("link-trait", trait)]
    if traits:
        yield page.label("landing.traits"), page.cell(page.joined(traits), seen)
    if ip_host(link.goes_to):
        # A host that is an address has no name that was registered, and none to ask the DNS for.
        yield from _address(page, link.goes_to, seen)
    else:
        yield from _site(page, link.goes_to)
        yield from registration_rows(page, "landing.registered", link.final_registrable or link.registrable, link.goes_to)
    yield from _certificates(page, link.goes_to)
    yield from _listings(page, link)


def _none(page: Page, key: str, seen: Observation) -> Cell:
    return Cell(text=page.words(key), cites=(seen.id,), basis=Basis.MAIL, missing=True)


def _address(page: Page, ip: str, seen: Observation) -> Iterator[Row]:
    yield page.label("landing.ip"), page.cell(ip, seen, code=True)
    yield from network_rows(page, ip)
    yield from disagreements(page, ip)


def _site(page: Page, host: str) -> Iterator[Row]:
    answers = [(fact, seen) for fact, seen in page.evidence.of(DnsAnswer) if fact.name == host and fact.rrtype in {"A", "AAAA"}]
    if not answers:
        yield page.label("landing.ip"), page.missing(DnsAnswer, f"domain:{host}")
        return
    for fact, seen in answers:
        shown = ", ".join(fact.values) or page.word("dns-outcome", fact.outcome)
        yield page.label("landing.ip"), page.cell(shown, seen, code=True)
        for ip in fact.values[:2]:
            yield from network_rows(page, ip)
            yield from disagreements(page, ip)
    yield from failures(page, "landing.ip", DnsAnswer, f"domain:{host}")


def _certificates(page: Page, host: str) -> Iterator[Row]:
    known = [(fact, seen) for fact, seen in page.evidence.of(Certificate) if fact.host in {host, registered(host)}]
    for fact, seen in known:
        since = page.moment(fact.not_before) if fact.not_before else page.words("missing.unknown")
        text = page.words("landing.certified", issuer=fact.issuer, since=since)
        if fact.host != host:
            text = page.words("landing.certified-domain", certified=text, domain=fact.host)
        yield page.label("landing.certificate"), page.cell(text, seen)
    about = f"domain:{host}"
    if not known and page.evidence.absent(Certificate, about):
        yield page.label("landing.certificate"), page.missing(Certificate, about)


def _listings(page: Page, link: Link) -> Iterator[Row]:
    abouts = {
        f"url:{link.url}",
        f"url:{link.target}",
        f"domain:{link.goes_to}",
        f"domain:{link.final_registrable or link.registrable}",
    }
    found = [(fact, seen) for fact, seen in page.evidence.of(Listing) if fact.about in abouts]
    for fact, seen in found:
        yield page.label("landing.listing"), page.cell(listed(page, fact), seen)
    vain = list(failures(page, "landing.listing", Listing, *sorted(abouts)))
    yield from vain
    if not found and not vain:
        yield page.label("landing.listing"), page.missing(Listing, f"url:{link.url or link.target}")


def _others(page: Page, rest: list[tuple[Link, Observation]]) -> Table:
    rows: list[Row] = [
        (
            page.cell(link.text.strip()[:40] or page.words("landing.no-text"), seen),
            page.cell(link.url or link.target, seen, code=True),
        )
        for link, seen in rest[:_SHOWN]
    ]
    if len(rest) > _SHOWN:
        rows.append(
            (page.cell(page.words("landing.more", count=len(rest) - _SHOWN), rest[_SHOWN][1]), page.cell("…", rest[_SHOWN][1]))
        )
    return Table(
        caption=page.words("landing.others"), head=(page.words("landing.text"), page.words("landing.url")), rows=tuple(rows)
    )


def _reading(page: Page, found: list[tuple[Link, Observation]]) -> Iterator[Sentence]:
    link, seen = found[0]
    claim = reading.claim(page)
    site = reading.official(claim[0]) if claim else None
    if link.shown and link.shown != link.host:
        yield page.say("landing.mismatch", seen, shown=link.shown, host=link.goes_to)
    elif link.text.strip():
        yield page.say("landing.button-hides", seen, text=link.text.strip()[:40], host=link.goes_to)
    if claim and site:
        brand = page.brand(claim[0].name_ja, claim[0].name_en)
        yield page.say("landing.not-official", seen, claim[1], host=link.goes_to, brand=brand, official=site)
    for fact, one in page.evidence.all(LookAlike, place="link")[:2]:
        yield page.say(
            "sender.look-alike", one, host=fact.host, imitates=Ours(fact.imitates), how=page.word("look-alike", fact.method)
        )
    yield from _age(page, link, seen)
    yield from _cdn(page, link.goes_to)
    yield from (reading.finding_sentence(page, finding) for finding in reading.findings(page, _TELLING))
    yield page.note("landing.listing-note")


def _age(page: Page, link: Link, seen: Observation) -> Iterator[Sentence]:
    at = reading.received(page)
    for fact, one in reading.registrations(page, link.final_registrable, link.registrable)[:2]:
        days, on = reading.age(page, fact), reading.registered_on(fact)
        if days is not None and at and on and days >= 0:
            disputed = reading.disputed(page, link.final_registrable, link.registrable)
            key = "landing.age-fresh" if days <= reading.FRESH and not disputed else "route.age"
            yield page.say(key, one, at[1], seen, domain=fact.domain, days=days, date=page.day(on))


def _cdn(page: Page, host: str) -> Iterator[Sentence]:
    given = [ip for fact, _ in page.evidence.of(DnsAnswer) if fact.name == host for ip in fact.values[:2]]
    for ip in [host] if ip_host(host) else given:
        for network, seen in reading.networks(page, ip):
            if network.cdn:
                yield page.say("landing.cdn", seen, organisation=network.organisation)
                return
