"""Brands the mail names, where, and the one it claims to come from."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from gyotaku.data.brands import Brand, owner_of_sender, owner_of_web, shared_mailbox
from gyotaku.data.folding import Folded
from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Address, BrandClaim, Link, Subject
from gyotaku.model.message import Message
from gyotaku.observe.brandclaims import DISPLAY, DOMAIN, LINK_HOST, OWN_DOMAIN, Naming, Namings
from gyotaku.observe.brandtext import Spotted, in_body, in_display, in_subject
from gyotaku.observe.brandtokens import brand_words, foreign_labels
from gyotaku.observe.family import observer
from gyotaku.observe.reading import in_subject as at_subject
from gyotaku.observe.reading import in_text, read_body, read_subject, reading
from gyotaku.settings import Settings

HOSTS = 30
"""Most link hosts looked at."""
WEAK = 0.5
"""Share of its weight that an everyday word in a host keeps."""


@observer(
    name="brands",
    reads="From (display name, local part, domain), Subject, shown text, alternative text of pictures, link hosts",
    gives=(BrandClaim,),
    after=("addresses", "subject", "body", "pictures", "links", "kit"),
)
def brands(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State each brand once for each place it is named at, and mark the claims of the one the mail claims to come from."""
    del message, settings
    namings = Namings()
    _name_in_text(namings, evidence)
    _name_in_sender(namings, evidence)
    _name_in_links(namings, evidence)
    chosen = namings.primary()
    for naming in namings.all():
        is_primary = chosen is not None and naming.brand.id == chosen.id and not naming.mention
        yield replace(naming.seen, fact=_claim(naming, is_primary=is_primary))


def _claim(naming: Naming, *, is_primary: bool) -> BrandClaim:
    brand = naming.brand
    return BrandClaim(
        brand=brand.id,
        name_ja=brand.name_ja,
        name_en=brand.name_en,
        category=brand.category,
        place=naming.place,
        matched=naming.matched,
        count=naming.times,
        primary=is_primary,
        mention=naming.mention,
        web_domains=brand.web_domains,
        sender_domains=brand.sender_domains,
        caution_url=brand.caution_url,
        verified=brand.verified,
        sourced=brand.sourced,
        source=f"{brand.source} ({brand.date})",
    )


def _placeholder(brand: Brand) -> BrandClaim:
    """A claim to be completed when all namings are known."""
    return BrandClaim(
        brand=brand.id, name_ja=brand.name_ja, name_en=brand.name_en, category=brand.category, place="body", matched=""
    )


def _at(seen: Observation) -> Observation:
    """Return the same place for another fact."""
    return Observation(id="", fact=seen.fact, where=seen.where or Where(place="mail"), excerpt=seen.excerpt)


def _name_in_text(namings: Namings, evidence: Evidence) -> None:
    sender = evidence.first(Address, role="from")
    if sender is not None and sender[0].display:
        folded = reading((sender[0].display,))
        for spot in in_display(folded):
            _add(namings, spot, folded, _at(sender[1]))
        _name_in_display_address(namings, sender[0], sender[1])
    subject = read_subject(evidence)
    if subject is not None:
        answer = isinstance(subject[1].fact, Subject) and bool(subject[1].fact.prefixes)
        for spot in in_subject(subject[0], answer=answer):
            _add(namings, spot, subject[0], at_subject(_placeholder(spot.brand), subject[1]))
    body = read_body(evidence)
    if body is not None:
        read, fact = body
        alternatives = {block.text for block in fact.blocks if block.kind == "image"}
        for spot in in_body(read, lambda unit: read.units[unit] in alternatives):
            if not namings.improved_by(spot.brand, spot.place, weight=spot.weight, mention=spot.mention):
                namings.add(_naming(spot, "", Observation(id="", fact=_placeholder(spot.brand))))
                continue
            if spot.verbatim:
                at = max(read.shown.find(spot.verbatim), 0)
                start, end = at, at + len(spot.verbatim)
            else:
                start, end = read.span(spot.start, spot.end)
            seen = in_text(_placeholder(spot.brand), fact, read.shown, start, end)
            namings.add(_naming(spot, read.shown[start:end], seen))


def _add(namings: Namings, spot: Spotted, folded: Folded, seen: Observation) -> None:
    matched = spot.verbatim or folded.quote(spot.start, spot.end)
    namings.add(_naming(spot, matched, seen))


def _naming(spot: Spotted, matched: str, seen: Observation) -> Naming:
    return Naming(spot.brand, spot.place, matched, spot.weight, spot.mention, seen)


def _name_in_display_address(namings: Namings, sender: Address, seen: Observation) -> None:
    inside = sender.display_address or ""
    if not inside or inside.lower() == sender.address.lower() or shared_mailbox(inside):
        return
    owner = owner_of_sender(inside)
    if owner is not None:
        namings.add(Naming(owner, "display", inside, DISPLAY - 2, mention=False, seen=_at(seen)))


def _name_in_sender(namings: Namings, evidence: Evidence) -> None:
    found = evidence.first(Address, role="from")
    if found is None:
        return
    sender, seen = found
    owner = owner_of_sender(sender.address)
    if owner is None:
        _name_in_host(namings, sender.domain_unicode or sender.domain, seen, DOMAIN)
    elif namings.named(owner) and not shared_mailbox(sender.address):
        # Who works at a brand writes from its domain, too; only together with the name does it speak for the brand.
        namings.add(Naming(owner, "domain", sender.domain, OWN_DOMAIN, mention=False, seen=_at(seen)))
    _name_in_word(namings, sender.local, ("local-part", sender.address), seen, DOMAIN)


def _name_in_host(namings: Namings, host: str, seen: Observation, weight: float) -> None:
    """Name the brands whose words stand in the labels of a host that belongs to no brand of the list."""
    for label in foreign_labels(host):
        _name_in_word(namings, label, ("subdomain", host), seen, weight)


def _name_in_word(namings: Namings, word: str, at: tuple[str, str], seen: Observation, weight: float) -> None:
    """Name the brands whose words stand in one label or local part; `at` is the place and the whole it is part of."""
    place, whole = at
    for held in brand_words(word[:80]):
        brand, strong = held.token.brand, held.token.strong
        if strong or namings.claimed(brand):
            namings.add(Naming(brand, place, whole[:200], weight * (1 if strong else WEAK), mention=False, seen=_at(seen)))


def _name_in_links(namings: Namings, evidence: Evidence) -> None:
    hosts: dict[str, Observation] = {}
    for link, seen in evidence.of(Link):
        host = link.host_unicode or link.goes_to
        if host and not link.official and not link.hidden and len(hosts) < HOSTS:
            hosts.setdefault(host, seen)
    for host, seen in hosts.items():
        if owner_of_web(host) is None:
            _name_in_host(namings, host, seen, LINK_HOST)
