"""Facts about who the mail says it is from."""

from __future__ import annotations

from gyotaku.model.facts.kind import Kind


class BrandClaim(Kind, frozen=True, kw_only=True):
    """The mail names a brand of the list. The brand's own facts come along, so that evidence alone can be judged."""

    brand: str
    """Stable id of the list's entry."""
    name_ja: str
    name_en: str
    category: str
    """bank | card | securities | ec | telecom | delivery | government | …"""
    place: str
    """display | subject | body | logo-alt | domain | local-part | subdomain | copyright | link-text | attachment."""
    matched: str
    count: int = 1
    primary: bool = False
    """The one brand the mail claims to come from (at most one brand of a mail is primary)."""
    mention: bool = False
    """Named, but nothing shows that the mail claims to come from it."""
    web_domains: tuple[str, ...] = ()
    sender_domains: tuple[str, ...] = ()
    """Domains and full addresses the brand is known to send from."""
    caution_url: str | None = None
    verified: bool = True
    """False when the list's entry rests on general knowledge only: never a hard fact by itself."""
    sourced: tuple[str, ...] = ()
    """Those of the domains that the entry's source names; empty when it names all, or when there is none."""
    source: str = ""
    """Where the list's entry comes from, with its date."""


class SenderClass(Kind, frozen=True, kw_only=True):
    """How the From address relates to the brand claimed and to the recipient."""

    relation: str
    """official (the brand's own domain) | shared-host (a domain of the brand that also hosts customers) | group-company |
    mailing-service | other-brand | look-alike | free-mail | self | unrelated | unknown (no brand claimed)."""
    domain: str
    brand: str = ""
    other: str = ""
    """The other brand, the free-mail provider, the mailing service or the domain imitated."""
    local_part: str = ""
    """plain | random | borrowed (starts with or equals the recipient's local part) | brand | domain-in-local."""
    borrowed: str = ""
    """The recipient's local part as found in the sender's address."""
    suffix: str = ""
    """What follows the borrowed part."""
    subdomain_brand: str = ""
    """Brand token left of the registrable domain."""
    verified: bool = True
    """False when the brand's entry is unverified."""


class LookAlike(Kind, frozen=True, kw_only=True):
    """A host imitates a brand's domain, and how."""

    host: str
    registrable: str
    imitates: str
    """The official domain or name imitated."""
    brand: str
    method: str
    """homoglyph | typo | concatenation | fake-suffix | hyphen | subdomain | idn | userinfo."""
    place: str
    """from | reply-to | link | display."""
    shown: str = ""
    """The part of the host that does it."""
    verified: bool = True
    """False when the brand's entry is unverified."""
