"""Whose an address or a domain is, as each source says: rows that the source server and the landing site share."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registered
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Network, Registration
from gyotaku.model.report import Basis, Cell
from gyotaku.report import reading
from gyotaku.report.page import Ours, Page

Row = tuple[Cell, ...]


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
        said = (page.words("network.source-when", source=seen.source.name, when=page.when(seen)) for _, seen in views)
        sources = Ours(page.words("network.and").join(said))
        text = page.words("network.with-source", value=_organisation(page, numbered), sources=sources)
        yield page.label("network.organisation"), page.cell(text, *cites)
        country = page.country(fact.country) if fact.country else page.words("missing.unknown")
        yield page.label("network.country"), page.cell(country, *cites)
        for host in dict.fromkeys(one.host for one, _ in views if one.host):
            yield page.label("network.host"), page.cell(host, *cites, code=True)
        for role in dict.fromkeys(one.role for one, _ in views if one.role):
            yield page.label("network.role"), page.cell(page.word("network-role", role), *cites)


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
    for name in ("organisation", "country"):
        said: dict[str, tuple[str, Observation]] = {}
        for fact, seen in found:
            value = str(getattr(fact, name))
            if value:
                said.setdefault(_folded(value), (value, seen))
        if len(said) > 1:
            views = page.joined(
                page.words("network.view", source=seen.source.name, value=page.country(value) if name == "country" else value)
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
        name = next((domain for domain in domains if domain), "")
        known = page.evidence.absent(Registration, f"domain:{name}") or page.evidence.absent(
            Registration, f"domain:{registered(name)}"
        )
        yield page.label(key), page.absent(known) if known else page.missing(Registration)
        return
    days: set[str] = set()
    for fact, seen in found:
        on = reading.registered_on(fact)
        text = page.day(on) if on else page.words("missing.unknown")
        days.add(text)
        yield page.label(key), page.cell(page.words("registration.day", domain=fact.domain, date=text), seen)
        if fact.registrar:
            yield page.label("registration.registrar"), page.cell(fact.registrar, seen)
        if fact.registrant or fact.private is not None:
            yield page.label("registration.registrant"), page.cell(_registrant(page, fact), seen)
    if len(days) > 1:
        text = page.words("registration.disagree", days=page.joined(sorted(days)))
        yield page.label("network.disagreement"), page.cell(text, *(seen for _, seen in found), basis=Basis.CONCLUSION)


def _registrant(page: Page, fact: Registration) -> Ours:
    if fact.private:
        return page.words("registration.private", registrant=fact.registrant or "-")
    # A registrant may be a private person whose name was stolen: the report needs only whether one is given.
    return page.words("registration.public")
