"""What most rules ask first, read once per evidence: who writes, as whom, and where the links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from gyotaku.data.domains import registrable, under
from gyotaku.data.mailing_services import mailing_service
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import (
    Address,
    AuthRecorded,
    BrandClaim,
    HeaderTrait,
    Link,
    Lure,
    MailingList,
    Request,
    SenderClass,
    Subject,
    TextTrait,
)
from gyotaku.model.finding import Citation
from gyotaku.rules.density import dense, length
from gyotaku.rules.names import akin, random_label
from gyotaku.rules.vocabulary import MONEY

T = TypeVar("T")
Pair = tuple[T, Observation]

CARRIERS = frozenset({"href", "area", "form", "button", "plain", "meta-refresh", "qr", "pdf", "attachment", "calendar", "svg"})
"""Carriers a reader follows; pictures, styles and scripts are loaded, not followed."""

PLACES = ("display", "subject", "logo-alt", "copyright", "domain", "body", "local-part", "subdomain", "link-text", "attachment")
"""Where a brand is claimed, the strongest claim first."""

RENTED = frozenset({"free-hosting", "dynamic-dns"})
"""Traits of hosts whose name anyone chooses within a minute."""

SHOWN = 120
"""Most characters of a mail's own words put into a sentence."""


@dataclass(frozen=True)
class Reading:
    """The facts that decide most questions, each with its observation."""

    sender: Pair[Address] | None
    claim: Pair[BrandClaim] | None
    """The strongest claim to be the one brand the mail says it is from."""
    claims: tuple[Pair[BrandClaim], ...]
    """Every place that makes this claim."""
    relation: Pair[SenderClass] | None
    links: tuple[Pair[Link], ...]
    """Links with a host that a reader can follow."""
    calls: tuple[Pair[Link], ...]
    """Links that call for action: no footer, no official page of a third company beside others."""
    listed: Pair[MailingList] | None
    """The mailing list it came by: one that people write to."""
    leavable: Pair[MailingList] | None
    """Any means to leave a list: a list's id, or an unsubscribe field such as mailing services add."""
    answers: Pair[HeaderTrait] | None
    """The mark of a reply that refers to an earlier mail."""
    vouched: tuple[Pair[AuthRecorded], ...]
    """Aligned passes of DKIM, SPF or DMARC for the From domain, written by the receiver's own server."""
    services: frozenset[str]
    """Registrable domains that the receiver confirmed beside a confirmed From domain: the service that sends for it."""
    lures: tuple[Pair[Lure], ...]
    """Phrases of pretexts, those lost in a long text left out."""
    requests: tuple[Pair[Request], ...]
    """What the text asks for, likewise."""
    subject: Pair[Subject] | None

    def claims_at(self, *places: str) -> list[Pair[BrandClaim]]:
        """List the claims made at one of these places."""
        return [pair for pair in self.claims if pair[0].place in places]

    def related(self, *words: str) -> Pair[SenderClass] | None:
        """Return how the sender relates to the brand when that is one of these words."""
        return self.relation if self.relation is not None and self.relation[0].relation in words else None

    def lured(self, *pretexts: str) -> Pair[Lure] | None:
        """Return the first phrase of one of these pretexts."""
        return next((pair for pair in self.lures if pair[0].pretext in pretexts), None)

    def posed(self) -> tuple[Pair[BrandClaim], Pair[SenderClass]] | None:
        """Return the brand in the sender's name with how the domain relates to it, when a stranger of another name bears it."""
        told, found = self.claims_at("display"), self.related("unrelated")
        if not told or not found or self.sender is None or self.listed or self.vouched_by_brand():
            return None
        return None if kin_of_brand(self.sender[0].registrable, told[0][0]) else (told[0], found)

    def own(self, host: str) -> bool:
        """Whether a host lies under the From address's registrable domain."""
        return self.sender is not None and bool(self.sender[0].registrable) and under(host, self.sender[0].registrable)

    def official(self, link: Link) -> bool:
        """Whether a link leads to the brand claimed, as far as the mail shows."""
        if self.claim is None:
            return False
        claim = self.claim[0]
        return link.official == claim.brand or of_brand(link.goes_to, claim)

    def vouched_by_brand(self) -> bool:
        """Whether the receiver confirmed a sender domain of the brand claimed: then its links are its own affair."""
        if self.claim is None or self.sender is None or not self.vouched:
            return False
        return of_brand(self.sender[0].domain, self.claim[0])

    def baits_account(self) -> bool:
        """Whether a prize is bait for an account: coins, or a prize in the name of a brand whose accounts are money."""
        coins = any(found.pretext in {"wallet", "airdrop"} for found, _ in self.lures)
        posed = self.related("unrelated", "look-alike", "free-mail", "other-brand") and self.claim
        return coins or bool(posed and posed[0].category in MONEY)

    def settled(self) -> bool:
        """Whether the sender's domain was confirmed, reads as a name, and every call stays with it."""
        if self.sender is None or not self.vouched or random_label(self.sender[0].registrable.partition(".")[0]):
            return False
        return bool(self.calls) and not self.strange()

    def strange(self) -> list[Pair[Link]]:
        """List the calls that lead neither to a brand of the list nor to the sender or the service that sends for it."""
        return self._strange

    @cached_property
    def _strange(self) -> list[Pair[Link]]:
        return [(link, seen) for link, seen in self.calls if not self.familiar(link)]

    def astray(self) -> list[Pair[Link]]:
        """List the strange calls, and those to pages that anybody puts up at a known service that is not the writer itself."""
        return self._astray

    @cached_property
    def _astray(self) -> list[Pair[Link]]:
        return [pair for pair in self.calls if not self.familiar(pair[0]) or self._lent(pair[0])]

    def _lent(self, link: Link) -> bool:
        return bool(RENTED & set(link.traits)) and not self.official(link) and not self.own(link.goes_to)

    def familiar(self, link: Link) -> bool:
        """Whether a link leads to whom the mail is from, to a brand of the list, or where nobody can tell."""
        host = link.goes_to
        if link.official or self.official(link) or self.own(host) or opaque(link) or registrable(host) in self.services:
            return True
        # On rented names kinship tells nothing: whoever rents chooses the word.
        return RENTED.isdisjoint(link.traits) and self.akin(host)

    def akin(self, host: str) -> bool:
        """Whether a host's registrable name shares a word with the sender's: firms keep several domains of one name."""
        return self.sender is not None and akin(self.sender[0].registrable, registrable(host))


def of_brand(host: str, claim: BrandClaim) -> bool:
    """Whether a host lies under a domain the brand is known to use for pages or for mail."""
    return _under_any(host, claim.web_domains, claim.sender_domains)


@lru_cache(maxsize=4096)
def _under_any(host: str, *domains: tuple[str, ...]) -> bool:
    return any(under(host, known.rpartition("@")[2]) for some in domains for known in some)


def kin_of_brand(name: str, claim: BrandClaim) -> bool:
    """Whether a registrable name shares a word with a domain of the brand."""
    return any(akin(name, known.rpartition("@")[2]) for known in (*claim.web_domains, *claim.sender_domains))


def opaque(link: Link) -> bool:
    """Whether the link goes through a service that hides where it leads, so that nothing can be said about the end."""
    return not link.final_host and bool({"tracker", "redirector", "shortener"} & set(link.traits))


def read(evidence: Evidence) -> Reading:
    """Return the reading of an evidence, made once."""
    return evidence.once(_read)


def _read(evidence: Evidence) -> Reading:
    claims = sorted(evidence.all(BrandClaim, primary=True), key=lambda pair: _rank(pair[0].place))
    links = tuple((link, seen) for link, seen in evidence.of(Link) if _followed(link))
    listed = next(((found, seen) for found, seen in evidence.of(MailingList) if discussed(found)), None)
    passed = [(auth, seen) for auth, seen in evidence.of(AuthRecorded) if _passed(auth)]
    vouched = tuple((auth, seen) for auth, seen in passed if auth.aligned)
    return Reading(
        sender=evidence.first(Address, role="from"),
        claim=claims[0] if claims else None,
        claims=tuple(claims),
        relation=evidence.first(SenderClass),
        links=links,
        calls=_calls(links, claims[0][0].brand if claims else ""),
        listed=listed,
        answers=evidence.first(HeaderTrait, trait="reply"),
        leavable=evidence.first(MailingList),
        vouched=vouched,
        services=frozenset(registrable(auth.domain) for auth, _ in passed if vouched and auth.domain) - {""},
        lures=dense(_lures(evidence), lambda lure: lure.pretext, length(evidence)),
        requests=dense(evidence.all(Request), lambda request: request.asks, length(evidence)),
        subject=evidence.first(Subject),
    )


def discussed(found: MailingList) -> bool:
    """Whether a list is one that people write to; a campaign's number at a mailing service, or one click to leave, is not."""
    host = found.list_id.rpartition("<")[2].rstrip("> ").lower()
    return bool(host) and not found.one_click and not mailing_service(host)


def _lures(evidence: Evidence) -> list[Pair[Lure]]:
    # Gift cards that the reader is to buy are no prize.
    errand = evidence.first(TextTrait, trait="gift-card-errand") is not None
    return [pair for pair in evidence.all(Lure) if not (errand and pair[0].pretext == "prize")]


def _passed(auth: AuthRecorded) -> bool:
    return auth.trusted and auth.outcome == "pass" and auth.method in {"spf", "dkim", "dmarc"}


def _rank(place: str) -> int:
    return PLACES.index(place) if place in PLACES else len(PLACES)


def _followed(link: Link) -> bool:
    return bool(link.host) and link.scheme in {"http", "https", "ftp"} and link.carrier in CARRIERS and not link.hidden


def _calls(links: tuple[Pair[Link], ...], brand: str) -> tuple[Pair[Link], ...]:
    candidates = [pair for pair in links if not pair[0].footer]
    buttons = [pair for pair in candidates if pair[0].button]
    chosen = buttons or candidates or list(links)
    # A page of some third company (a social network, an app shop) is decoration as long as other links stand beside it.
    telling = [pair for pair in chosen if not pair[0].official or pair[0].official == brand]
    return tuple(telling or chosen)


def cite(*seen: Observation, **values: str) -> Citation:
    """State one instance of a rule: what it rests on, and the words for its sentence, cut to a readable length."""
    unique = {one.id: one for one in seen}
    return Citation(cites=tuple(unique.values()), values={name: shown(value) for name, value in values.items()})


def named(claim: BrandClaim) -> dict[str, str]:
    """Return the brand's names as words for a sentence: `brand` for English, `brand_ja` for Japanese."""
    return {"brand": claim.name_en or claim.name_ja, "brand_ja": claim.name_ja or claim.name_en}


def shown(value: str) -> str:
    """Cut a mail's own words to what a sentence can hold."""
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"


def same_owner(one: str, other: str) -> bool:
    """Whether two domains share a registrable domain."""
    return bool(one) and bool(other) and (registrable(one) or one) == (registrable(other) or other)


def lured_by(evidence: Evidence, pretext: str) -> Iterator[Citation]:
    """Cite the first phrase of a pretext, unless the brand itself is known to have written."""
    reading = read(evidence)
    if reading.vouched_by_brand():
        return
    if told := reading.lured(pretext):
        yield cite(told[1], phrase=told[0].phrase)
