"""How the sender relates to the brand claimed and to the recipient, and which hosts imitate a brand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gyotaku.data.brands import Brand, brand_of_id, owner_of_sender, shared_mailbox
from gyotaku.data.domains import registrable, to_unicode, under
from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.data.mailing_services import mailing_service
from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Address, BrandClaim, Fact, Link, LookAlike, SenderClass
from gyotaku.model.message import Message
from gyotaku.observe.brandtokens import brand_words, foreign_labels
from gyotaku.observe.family import observer
from gyotaku.observe.localpart import read_local
from gyotaku.observe.lookalike import Imitation, hosts_in, imitation, imitation_in_userinfo
from gyotaku.settings import Settings

RECIPIENTS = frozenset({"to", "cc", "bcc", "envelope-to"})
CARRIERS = frozenset({"href", "area", "form", "button", "plain", "qr", "pdf", "attachment", "meta-refresh", "event", "data"})
"""Carriers that a reader follows; pictures and styles come from anywhere."""
TELLING = frozenset({"display", "subject", "copyright", "logo-alt"})
"""Places that claim a brand even where another one is the mail's main claim."""
HOSTS = 60
"""Most link hosts compared with the brands."""
WHOLE = 300
"""Longest host kept."""


@observer(
    name="sender",
    reads="From, Reply-To, the recipients, the brands claimed, the hosts of links (RFC 5322 section 3.6; UTS 39)",
    gives=(SenderClass, LookAlike),
    after=("brands", "addresses", "links", "auth", "route"),
)
def sender(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State how the From address relates to the brand claimed, then every host that imitates a brand."""
    del message
    claimed = frozenset(
        claim.brand for claim, _ in evidence.of(BrandClaim) if claim.primary or (not claim.mention and claim.place in TELLING)
    )
    found = evidence.first(Address, role="from")
    alike = list(_look_alikes(evidence, claimed))
    if found is not None and found[0].domain:
        by_name = next((fact for fact, _ in alike if fact.place == "from"), None)
        yield _beside(_class(found[0], evidence, by_name, settings), found[1])
    for fact, seen in alike:
        yield _beside(fact, seen)


def _beside(fact: Fact, seen: Observation) -> Observation:
    return Observation(id="", fact=fact, where=seen.where or Where(place="mail"), excerpt=seen.excerpt)


def _class(address: Address, evidence: Evidence, alike: LookAlike | None, settings: Settings) -> SenderClass:
    claim = evidence.first(BrandClaim, primary=True)
    brand = brand_of_id().get(claim[0].brand) if claim else None
    recipients = [to for to, _ in evidence.of(Address) if to.role in RECIPIENTS and to.address]
    relation, other = _relation(address, brand, Circle(recipients, settings.own_domains, alike))
    local = read_local(address.local, _local_parts(recipients, address), brand)
    return SenderClass(
        relation=relation,
        domain=address.domain,
        brand=brand.id if brand else "",
        other=other,
        local_part=local.kind,
        borrowed=local.borrowed,
        suffix=local.suffix,
        subdomain_brand=_in_subdomain(address, brand),
        verified=brand.verified if brand else True,
    )


def _local_parts(recipients: list[Address], address: Address) -> list[str]:
    """List the recipients' local parts that the sender may have borrowed, longest first; colleagues share habits of naming."""
    own = {to.local for to in recipients if to.local and to.domain != address.domain}
    return sorted(own, key=lambda local: (-len(local), local))


class Circle(NamedTuple):
    """Who stands around the sender."""

    recipients: list[Address]
    own_domains: tuple[str, ...]
    alike: LookAlike | None

    def is_self(self, address: Address) -> bool:
        """Whether the sender is a recipient of the mail."""
        return any(to.address.lower() == address.address.lower() for to in self.recipients)

    def shares_domain(self, address: Address) -> bool:
        """Whether the sender's domain is the recipients' own, not one where anybody has a mailbox."""
        if mailbox_provider(address.domain):
            return False
        if any(under(address.domain, own) for own in self.own_domains):
            return True
        return any(address.registrable and to.registrable == address.registrable for to in self.recipients)


def _relation(address: Address, brand: Brand | None, circle: Circle) -> tuple[str, str]:
    """Return the relation and whom else it concerns."""
    whole = address.address or address.domain
    owner = owner_of_sender(whole)
    shared = owner is not None and shared_mailbox(whole)
    provider = mailbox_provider(address.domain) if owner is None or shared else None
    if brand is not None and owner is not None and not shared:
        if owner.id == brand.id:
            return "official", ""
        if owner.kin(brand):
            return "group-company", owner.name_ja
    if circle.is_self(address):
        return "self", ""
    if brand is not None and owner is not None and owner.kin(brand):
        return "shared-host", owner.name_ja
    if circle.shares_domain(address):
        return "self", ""
    if provider is not None:
        return "free-mail", provider.name
    service = mailing_service(address.domain)
    if service is not None:
        return "mailing-service", service
    return _stranger(brand, None if shared else owner, circle)


def _stranger(brand: Brand | None, owner: Brand | None, circle: Circle) -> tuple[str, str]:
    if brand is None:
        return "unknown", ""
    if owner is not None:
        return "other-brand", owner.name_ja
    if circle.alike is not None:
        return "look-alike", circle.alike.imitates
    return "unrelated", ""


def _in_subdomain(address: Address, brand: Brand | None) -> str:
    """Return the brand word left of the sender's registrable domain: a strong one, or one of the brand claimed."""
    if owner_of_sender(address.address or address.domain) is not None:
        return ""
    host = address.domain_unicode or address.domain
    main = address.registrable.partition(".")[0]
    for label in foreign_labels(host):
        if label == main and not host.startswith(f"{label}.{label}."):
            break
        for held in brand_words(label):
            if held.token.strong or (brand is not None and held.token.brand.kin(brand)):
                return held.token.word
    return ""


def _look_alikes(evidence: Evidence, claimed: frozenset[str]) -> Iterator[tuple[LookAlike, Observation]]:
    """State the imitating hosts of the sender, the reply address, the display name and the links, each once a place."""
    told: set[tuple[str, str]] = set()
    for host, place, seen in _hosts(evidence):
        if (host, place) in told:
            continue
        told.add((host, place))
        found = imitation(host, claimed)
        if found is not None:
            yield _fact(found, host, place), seen
    for link, seen in evidence.of(Link):
        found = imitation_in_userinfo(link.userinfo, claimed) if link.userinfo and not link.official else None
        if found is not None:
            yield _fact(found, link.goes_to, "link"), seen


def _hosts(evidence: Evidence) -> Iterator[tuple[str, str, Observation]]:
    """Yield the hosts to compare, in U-labels, with their place."""
    for role in ("from", "reply-to"):
        for address, seen in evidence.all(Address, role=role):
            yield address.domain_unicode or address.domain, role, seen
    for address, seen in evidence.all(Address, role="from"):
        for host in hosts_in(address.display):
            yield host, "display", seen
    count = 0
    for link, seen in evidence.of(Link):
        if link.carrier in CARRIERS and link.goes_to and not link.official and not link.hidden and count < HOSTS:
            count += 1
            yield to_unicode(link.goes_to), "link", seen


def _fact(found: Imitation, host: str, place: str) -> LookAlike:
    return LookAlike(
        host=host[:WHOLE],
        registrable=registrable(host),
        imitates=found.imitates,
        brand=found.brand.id,
        method=found.method,
        place=place,
        shown=found.shown[:WHOLE],
        verified=found.brand.verified,
    )
