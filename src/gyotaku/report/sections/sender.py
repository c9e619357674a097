"""The sender: how the From address relates to the brand and to the recipient."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registrable, suffix, under
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Address, BrandClaim, LookAlike, SenderClass
from gyotaku.model.report import Basis, Bullets, Cell, Paragraph, Piece, Sentence, Table
from gyotaku.report import reading
from gyotaku.report.masking import MASK
from gyotaku.report.page import Ours, Page
from gyotaku.rules.reading import kin_of_brand

SHOWN = 4
"""Most domains of a kind that are listed of one brand."""


def sender(page: Page) -> list[Piece]:
    """Write what the sender's address tells."""
    address = reading.sender(page)
    if address is None:
        return [Paragraph(sentences=(page.state("sender.none", *_absent(page)),))]
    pieces: list[Piece] = [Table(caption=page.words("sender.table"), rows=tuple(_rows(page)))]
    sentences = [*_relation(page), *_local_part(page), *_display(page), *_look_alikes(page), *_others(page)]
    if sentences:
        pieces.append(Bullets(items=tuple(sentences), title=page.words("sender.reading")))
    pieces.append(Paragraph(sentences=(page.note("sender.forgeable"),), tone="quiet"))
    return pieces


def _absent(page: Page) -> list[str]:
    absence = page.evidence.absent(Address)
    return list(page.ids([absence])) if absence else []


def _rows(page: Page) -> Iterator[tuple[Cell, ...]]:
    address = reading.sender(page)
    if address:
        yield page.label("sender.domain"), page.cell(address[0].domain, address[1], code=True)
        if address[0].domain_unicode:
            yield page.label("sender.domain-unicode"), page.cell(address[0].domain_unicode, address[1], code=True)
    claim = reading.claim(page)
    if claim and claim[0].web_domains:
        yield from _official(page, *claim)
    found = reading.sender_class(page)
    if found:
        related = page.word("relation", _related(found[0], claim[0] if claim else None))
        yield page.label("sender.relation"), page.cell(related, found[1], basis=Basis.CONCLUSION)
    elif claim:
        yield page.label("sender.relation"), page.missing(SenderClass)


def _official(page: Page, claim: BrandClaim, seen: Observation) -> Iterator[tuple[Cell, ...]]:
    """Yield the brand's domains that the source names with that source, then those that are only generally known."""
    domains = list(dict.fromkeys([*claim.web_domains[:SHOWN], *claim.sender_domains[:SHOWN]]))
    named = [*claim.sourced[: 2 * SHOWN]] or domains
    yield page.label("sender.official"), page.cell(Ours(", ".join(named)), seen, code=True, basis=Basis.OUTSIDE)
    source = _list_source(page, claim.source, claim.verified)
    yield page.label("sender.list-source"), page.cell(source, seen, basis=Basis.OUTSIDE)
    others = [domain for domain in domains if domain not in named]
    if others:
        yield page.label("sender.unsourced"), page.cell(Ours(", ".join(others)), seen, code=True, basis=Basis.OUTSIDE)


def _related(found: SenderClass, claim: BrandClaim | None) -> str:
    """Return the word for the relation; others where no source says that the domain is the brand's, or where names are akin."""
    plain = found.domain.replace("[.]", ".")  # a published case is stored defanged
    if found.relation == "unrelated" and claim is not None and kin_of_brand(registrable(plain), claim):
        return "akin"
    held = found.relation == "official" and claim is not None and not _sourced(claim, found.domain)
    return "official-unsourced" if held else found.relation


def _sourced(claim: BrandClaim, domain: str) -> bool:
    plain = domain.replace("[.]", ".")  # a published case is stored defanged
    return claim.verified and (not claim.sourced or any(under(plain, one.rpartition("@")[2]) for one in claim.sourced))


def _list_source(page: Page, source: str, verified: bool) -> Ours:
    kind, _, date = source.rpartition(" (")
    known = page.texts.find("brand-source", kind.partition(" (")[0].partition(" +")[0])
    told = (
        page.words("brand-source.dated", kind=Ours(known), date=date.rstrip(")"))
        if known
        else source or page.words("missing.unknown")
    )
    return page.words("sender.list-verified" if verified else "sender.list-unverified", source=told)


def _relation(page: Page) -> Iterator[Sentence]:
    found, address = reading.sender_class(page), reading.sender(page)
    if found is None or address is None or page.texts.find("sender", "relation-says", found[0].relation) is None:
        return
    fact, seen = found
    claim = reading.claim(page)
    brand = reading.brand(page) or page.words("words.sender-claimed")
    cites = (seen, address[1], *([claim[1]] if claim else []))
    values = {"domain": fact.domain, "brand": brand, "other": fact.other or page.words("words.another")}
    yield page.say(f"sender.relation-says.{_related(fact, claim[0] if claim else None)}", *cites, **values)
    ending = suffix(fact.domain.replace("[.]", "."))  # a published case is stored defanged
    if (
        ending
        and claim
        and fact.relation in {"unrelated", "look-alike"}
        and not any(domain.endswith(f".{ending}") for domain in claim[0].web_domains)
    ):
        site = reading.official(claim[0]) or brand
        yield page.say("sender.ending", address[1], claim[1], ending=Ours(f".{ending}"), official=site)
    if fact.subdomain_brand:
        yield page.say("sender.subdomain-brand", seen, word=fact.subdomain_brand, domain=fact.domain)


def _local_part(page: Page) -> Iterator[Sentence]:
    found, address = reading.sender_class(page), reading.sender(page)
    if found is None or address is None:
        return
    fact, seen = found
    if fact.local_part == "borrowed":
        borrowed = MASK if page.published else fact.borrowed
        recipients = [one for role in ("to", "envelope-to") for _, one in page.evidence.all(Address, role=role)[:1]]
        key = "sender.local-borrowed" if fact.suffix else "sender.local-same"
        cites = (seen, address[1], *recipients[:1])
        yield page.say(key, *cites, borrowed=borrowed, suffix=fact.suffix.lstrip("._+-=") or fact.suffix)
    elif fact.local_part in {"random", "brand", "domain-in-local"}:
        yield page.say(f"sender.local-{fact.local_part}", seen, address[1], local=address[0].local)


def _display(page: Page) -> Iterator[Sentence]:
    for fact, seen in page.evidence.all(Address, role="from")[:2]:
        if not fact.display:
            yield page.state("sender.display-none", seen)
        elif fact.display_address and fact.display_address.lower() != fact.address.lower():
            yield page.say("sender.display-address", seen, shown=fact.display_address, address=fact.address)
        else:
            yield page.state("sender.display", seen, display=fact.display)


def _look_alikes(page: Page) -> Iterator[Sentence]:
    for fact, seen in page.evidence.of(LookAlike):
        if fact.place != "link":
            how = page.word("look-alike", fact.method)
            yield page.say("sender.look-alike", seen, host=fact.host, imitates=Ours(fact.imitates), how=how)


def _others(page: Page) -> Iterator[Sentence]:
    address = reading.sender(page)
    if address is None:
        return
    for role in ("reply-to", "return-path"):
        for fact, seen in page.evidence.all(Address, role=role)[:1]:
            if fact.registrable and fact.registrable != address[0].registrable:
                yield page.state(f"sender.differs-{role}", seen, address[1], address=fact.address)
