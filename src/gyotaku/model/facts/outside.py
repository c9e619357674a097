"""Facts from outside the mail: what providers answered, what a capture saw, what the book remembers."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from gyotaku.model.facts.kind import Kind


class Registration(Kind, frozen=True, kw_only=True):
    """Registration of a domain (RFC 9083, RFC 3912)."""

    domain: str
    registered: date | None = None
    """In the registry's own zone where only a date is given."""
    registered_at: datetime | None = None
    """The exact moment with its zone, where the registry gives one or its zone is known."""
    expires: date | None = None
    registrar: str = ""
    registrant: str = ""
    private: bool | None = None
    """The registrant is hidden."""
    name_servers: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    updated_at: datetime | None = None
    object_date: date | None = None
    """Day that the registry's own object number begins with (CNNIC's ROID): a cross-check of `registered`."""
    abuse: str = ""
    """Where the registrar takes reports of abuse: a mail address."""

    def day(self, zone: tzinfo) -> date | None:
        """Return the day of registration as a zone counts days; the registry's own day where no moment is given."""
        return self.registered_at.astimezone(zone).date() if self.registered_at else self.registered


class DnsAnswer(Kind, frozen=True, kw_only=True):
    """One DNS answer (RFC 1035)."""

    name: str
    rrtype: str
    values: tuple[str, ...] = ()
    outcome: str = "answer"
    """answer | no-data | no-such-name | timeout."""
    ttl: int | None = None
    """Seconds the answer holds; the least of its records."""


class Network(Kind, frozen=True, kw_only=True):
    """Whose address an IP is."""

    ip: str
    organisation: str = ""
    asn: int | None = None
    country: str = ""
    """ISO 3166-1 alpha-2."""
    host: str = ""
    """Reverse name."""
    cdn: bool = False
    """A content delivery network: the origin server is hidden behind it."""
    role: str = ""
    """cloud | hosting | consumer | mobile | cdn | …"""
    abuse: str = ""
    prefix: str = ""
    """The network the address lies in, as CIDR, or as `first – last`."""


class Listing(Kind, frozen=True, kw_only=True):
    """What a block list says about a URL, host or address."""

    about: str
    """`url:…`, `domain:…` or `ip:…`."""
    listed: bool
    list: str
    category: str = ""


class Certificate(Kind, frozen=True, kw_only=True):
    """A TLS certificate seen for a host."""

    host: str
    issuer: str
    not_before: datetime | None = None
    not_after: datetime | None = None
    names: tuple[str, ...] = ()


class PageView(Kind, frozen=True, kw_only=True):
    """What one visitor profile was shown at a URL."""

    url: str
    profile: str
    """desktop | mobile | desktop-jp | … ; `unstated` when the source does not say."""
    state: str
    """alive | error-page | form | closed | redirected | waiting | captcha | blocked | no-such-name | timeout."""
    status: int | None = None
    final_url: str = ""
    title: str = ""
    text: str = ""
    picture: str = ""
    """File name of the screenshot beside the case."""
    picture_sha256: str = ""


class Cloaking(Kind, frozen=True, kw_only=True):
    """Whether visitors of different kinds are shown different pages; only ever from a comparison."""

    url: str
    profiles: tuple[str, ...]
    outcome: str
    """different | same | not-compared."""
    detail: str = ""


class Sighting(Kind, frozen=True, kw_only=True):
    """Another case that shares something with this one. Whatever names that case's recipient is masked before it comes here."""

    case: str
    seen: date | None = None
    shares: tuple[str, ...]
    """Families of keys: subject | body | html | link | domain | sender | kit | ip …; brand where no more is known."""
    subject: str = ""
    campaign: str = ""
    """Id of the campaign both are in; empty for a case that is only similar."""
    sender_domain: str = ""
    site: str = ""
    """Registrable domain its first link leads to."""
    page: str = ""
    """State of its page when it was last seen, as `PageView.state`."""
    domain_age: int | None = None
    """Days from the registration of its youngest domain to its receipt."""


class Trend(Kind, frozen=True, kw_only=True):
    """A published figure about a period."""

    period: str
    """`2026-02`."""
    text_ja: str
    text_en: str
    publisher: str
    """Empty for counts of the user's own book."""
    url: str = ""
