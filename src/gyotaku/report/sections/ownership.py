"""Whose an address or a domain is, as each source says: rows that the source server and the landing site share."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registered
from gyotaku.model.evidence import Observation, Reason
from gyotaku.model.facts import Listing, Network, Registration
from gyotaku.model.report import Basis, Cell
from gyotaku.report import reading
from gyotaku.report.page import Ours, Page
from gyotaku.rules.listings import reserved
from gyotaku.rules.registrations import stated_days

Row = tuple[Cell, ...]
_LIST = 6
"""Most states or name servers shown of one registration."""
_FAILED = frozenset({Reason.FAILED, Reason.UNREADABLE, Reason.TRUNCATED})


def network_rows(page: Page, ip: str) -> Iterator[Row]:
    """Write network, host and country of an address, one set of rows a source."""
    found = reading.networks(page, ip)
    if not found:
        yield page.label("network.organisation"), page.missing(Network, f"ip:{ip}")
        return
    for views in _agreeing(found):
        fact, _ = views[0]
        numbered = next((one for one, _ in views if one.asn), fact)
        cites = [seen for _, seen in views]
        said = (
            page.words("network.source-when", source=page.source(seen.source.name), when=page.when(seen)) for _, seen in views
        )
        sources = Ours(page.words("network.and").join(said))
        text = page.words("network.with-source", value=_organisation(page, numbered), sources=sources)
        yield page.label("network.organisation"), page.cell(text, *cites)
        country = page.country(fact.country) if fact.country else page.words("missing.unknown")
        yield page.label("network.country"), page.cell(country, *cites)
        for host in dict.fromkeys(one.host for one, _ in views if one.host):
            yield page.label("network.host"), page.cell(host, *cites, code=True)
        for role in dict.fromkeys(one.role for one, _ in views if one.role):
            yield page.label("network.role"), page.cell(page.word("network-role", role), *cites)
        for name in ("prefix", "abuse"):
            for value in dict.fromkeys(str(getattr(one, name)) for one, _ in views if getattr(one, name)):
                yield page.label(f"network.{name}"), page.cell(value, *cites, code=True)
    yield from failures(page, "network.organisation", Network, f"ip:{ip}")


def _agreeing(found: list[tuple[Network, Observation]]) -> list[list[tuple[Network, Observation]]]:
    """Group the sources that say the same about holder and country."""
    groups: dict[tuple[str, str], list[tuple[Network, Observation]]] = {}
    for fact, seen in found:
        groups.setdefault((_folded(fact.organisation), fact.country), []).append((fact, seen))
    return list(groups.values())


def _organisation(page: Page, fact: Network) -> Ours:
    name = page.safe(fact.organisation) or page.words("missing.unknown")
    return page.words("network.numbered", name=Ours(name), number=fact.asn) if fact.asn else Ours(name)


def disagreements(page: Page, ip: str) -> Iterator[Row]:
    """Write one row for each thing about an address on which two sources differ."""
    found = reading.networks(page, ip)
    for name in ("organisation", "country", "asn"):
        said: dict[str, tuple[str, Observation]] = {}
        for fact, seen in found:
            value = str(getattr(fact, name) or "")
            if value:
                said.setdefault(_folded(value), (value, seen))
        if len(said) > 1:
            views = page.joined(
                page.words(
                    "network.view",
                    source=page.source(seen.source.name),
                    value=page.country(value) if name == "country" else value,
                )
                for value, seen in said.values()
            )
            text = page.words(f"network.disagree-{name}", views=views)
            yield (
                page.label("network.disagreement"),
                page.cell(text, *(seen for _, seen in said.values()), basis=Basis.CONCLUSION),
            )


def _folded(value: str) -> str:
    return "".join(character for character in value.lower() if character.isalnum())


def registration_rows(page: Page, key: str, *domains: str) -> Iterator[Row]:
    """Write when and by whom a domain was registered; one row each source, or why it is not known."""
    found = reading.registrations(page, *domains)
    if not found:
        yield from _vain(page, key, *domains)
        return
    for fact, seen in found:
        yield page.label(key), page.cell(_day(page, fact), seen)
        yield from _details(page, fact, seen)
    yield from _vain(page, key, *domains, failed=True)
    differing = stated_days(found)
    if len(differing) > 1:
        days = page.joined(
            page.words("network.view", source=reading.stated_by(page, one), value=page.day(one.day)) for one in differing
        )
        cites = [seen for one in differing for seen in one.seen]
        text = page.words("registration.disagree", days=days)
        yield page.label("network.disagreement"), page.cell(text, *cites, basis=Basis.CONCLUSION)


def _vain(page: Page, key: str, *domains: str, failed: bool = False) -> Iterator[Row]:
    """Write who was asked about a registration in vain, and why; with `failed`, only those who should have answered."""
    abouts = [f"domain:{name}" for domain in domains if domain for name in (domain, registered(domain))]
    if failed:
        yield from failures(page, key, Registration, *abouts)
        return
    known = [one for one in page.evidence.absences if one.kind == Registration.__name__ and one.about in abouts]
    for absence in known:
        yield page.label(key), page.absent(absence)
    if not known:
        yield page.label(key), page.missing(Registration)


def failures(page: Page, key: str, kind: type[object], *abouts: str) -> Iterator[Row]:
    """Write one row for each who was asked and did not answer: it stands beside what others answered, never as clean."""
    told: set[str] = set()
    for absence in page.evidence.absences:
        if absence.kind == kind.__name__ and absence.about in abouts and absence.reason in _FAILED:
            cell = page.absent(absence)
            if cell.text not in told:
                told.add(cell.text)
                yield page.label(key), cell


def _day(page: Page, fact: Registration) -> Ours:
    """Write the day of registration, to the minute where it is known, and how long before the receipt that was."""
    on, days = reading.registered_on(fact), reading.age(page, fact)
    if on is None:
        # Some registries keep no day for their oldest names.
        return page.words("registration.undated", domain=fact.domain)
    text = page.moment(fact.registered_at) if fact.registered_at else page.day(on)
    if days is None or days < 0:
        return page.words("registration.day", domain=fact.domain, date=text)
    return page.words("registration.day-age", domain=fact.domain, date=text, days=days)


def _details(page: Page, fact: Registration, seen: Observation) -> Iterator[Row]:
    if fact.object_date is not None and fact.object_date != fact.registered:
        yield page.label("registration.object"), page.cell(page.day(fact.object_date), seen)
    if fact.registrar:
        yield page.label("registration.registrar"), page.cell(fact.registrar, seen)
    if fact.registrant or fact.private is not None:
        yield page.label("registration.registrant"), page.cell(_registrant(page, fact), seen)
    if fact.expires is not None:
        yield page.label("registration.expires"), page.cell(page.day(fact.expires), seen)
    if fact.status:
        yield page.label("registration.status"), page.cell(", ".join(fact.status[:_LIST]), seen, code=True)
    if fact.name_servers:
        yield page.label("registration.name-servers"), page.cell(", ".join(fact.name_servers[:_LIST]), seen, code=True)
    if fact.abuse:
        yield page.label("registration.abuse"), page.cell(fact.abuse, seen, code=True)


def _registrant(page: Page, fact: Registration) -> Ours:
    if fact.private:
        return page.words("registration.private", registrant=fact.registrant or "-")
    # A registrant may be a private person whose name was stolen: the report needs only whether one is given.
    return page.words("registration.public")


def listed(page: Page, fact: Listing) -> Ours:
    """Write what a list says: that it lists something and as what, or that it did not when it was asked."""
    if not fact.listed:
        return page.words("listing.not-listed", list=page.source(fact.list))
    meanings = [meaning.strip() for meaning in fact.category.split(",") if meaning.strip()]
    known = all(page.texts.find("listing-category", meaning) for meaning in meanings)
    # Counts of engines and the like stand as the source gave them.
    category = page.joined(page.word("listing-category", meaning) for meaning in meanings) if known else fact.category
    if reserved(fact):
        return page.words("listing.listed-reserved", list=page.source(fact.list), category=category or "-")
    return page.words("listing.listed-as" if category else "listing.listed", list=page.source(fact.list), category=category)
