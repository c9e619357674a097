"""Facts from outside the mail: what providers answered, what a capture saw, what the book remembers."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from gyotaku.model.facts.kind import Kind
from gyotaku.model.facts.links import Form
from gyotaku.model.noun import Noun


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
    sha256: str = ""
    """Of the certificate itself, in DER form; empty where only a record of it was seen (a log's list)."""


class PageView(Kind, frozen=True, kw_only=True):
    """What one visitor profile was shown at a URL."""

    url: str
    profile: str
    """desktop | mobile | desktop-jp | … ; `unstated` when the source does not say."""
    state: str
    """alive | error-page | form | closed | redirected | waiting | captcha | blocked | no-such-name | timeout; a capture says
    more exactly: phishing-form | login-form | card-form | personal-form | parked | genuine-site | warning | challenge |
    certificate-error | redirect-loop | download | empty | unread (it answered, and could not be read) | dead."""
    status: int | None = None
    final_url: str = ""
    title: str = ""
    text: str = ""
    picture: str = ""
    """File name of the screenshot beside the case; `files/SHA256.png` in the bundle of a capture."""
    picture_sha256: str = ""
    dhash: str = ""
    """64-bit difference hash of the screenshot, 16 hex digits."""
    steps: tuple[str, ...] = ()
    """The way to the page, one station each: `asked 302 https://…`."""
    why: tuple[str, ...] = ()
    """What the state was decided on, as `sign: words of the page`."""
    hosts: tuple[str, ...] = ()
    """Hosts the page spoke to, its own first."""
    refused: tuple[str, ...] = ()
    """Hosts our guard kept the page from: `HOST: why`."""
    icon_sha256: str = ""
    dialogs: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    """Files the page pushed: `NAME (SHA256)`."""
    altered: tuple[str, ...] = ()
    """What was changed in the URL before the visit, and why."""
    failure: str = ""
    shows_personal: bool = False
    """The page showed what may name the recipient, or had it in a field: its picture is blurred in publications."""


class Cloaking(Kind, frozen=True, kw_only=True):
    """Whether visitors of different kinds are shown different pages; only ever from a comparison."""

    url: str
    profiles: tuple[str, ...]
    outcome: str
    """different | same | not-compared."""
    detail: str = ""
    gate: str = ""
    """By a capture: same | device-gated | region-gated | bot-gated | referrer-gated | one-time | dead | challenge | undecided."""
    pair: tuple[str, ...] = ()
    """The two profiles that show it."""
    states: tuple[str, ...] = ()
    """What these two were shown."""


class PageBrand(Kind, frozen=True, kw_only=True):
    """A brand that a captured page presents itself as."""

    url: str
    """Of the page."""
    host: str
    profile: str
    brand: str
    """Id of the brand list."""
    name_ja: str
    name_en: str
    signs: tuple[str, ...]
    """title | text | copyright | assets (files loaded from the brand's own site) | icon (as assets) | icon-alike, logo-alike (the
    icon, or a part of the page's picture, looks like that of the genuine site, from a capture the user made there)."""
    excerpt: str = ""
    genuine: bool = False
    """The page lies on the brand's own site."""
    verified: bool = True
    web_domains: tuple[str, ...] = ()


class PageKit(Kind, frozen=True, kw_only=True):
    """A fingerprint of how a captured page is built; equal keys mean the same template, not the same person."""

    url: str
    profile: str
    key: str
    """16 hex digits."""
    traits: tuple[str, ...]
    """`name=value` pairs that went into the key, in a fixed order."""


class TimeStamp(Kind, frozen=True, kw_only=True):
    """A third party's word that what a visit brought back was there at a moment (RFC 3161): of the bundle's manifest."""

    url: str
    """Of the page."""
    at: datetime
    """When the authority saw the digest of the manifest."""
    authority: str = ""
    """Who signed, as the certificate in the stamp says; the signature is checked by `gyotaku verify --ca`, not here."""


class Rebuilt(Kind, frozen=True, kw_only=True):
    """A page built again for demonstration and captured, because the real one is gone or is not visited.

    It is no evidence about the real page: no rule reads it, and the report shows it under a warning of its own.
    """

    url: str
    """Of the real page."""
    after: str
    """What it was built after, in words."""
    views: tuple[PageView, ...] = ()
    forms: tuple[Form, ...] = ()
    compared: tuple[Cloaking, ...] = ()


class MailPicture(Kind, frozen=True, kw_only=True):
    """The mail itself as a picture, masked: drawn by a browser without network from the mail's own page."""

    of: str
    """sha256 of the mail."""
    picture_sha256: str
    """The file is `files/SHA256.png` beside the case or the recording."""
    width: int
    height: int
    """Pixels."""
    boxes: int = 0
    """Pictures that stand as boxes, because they lie on other people's servers or cannot be shown."""
    covered: int = 0
    """Codes (QR and others) covered so that no telephone opens them."""
    cut: bool = False
    """The mail is longer than the picture."""
    engine: str = ""
    """Name and version of the browser."""


class Milestone(Noun, frozen=True, kw_only=True):
    """One dated thing in the course of an attack."""

    kind: str
    """sender-registered | site-registered | certificate | mail | page | page-changed | page-gone | listed | reported."""
    on: date
    """In Japan."""
    of: str = ""
    """The domain, the list, or whom it was reported to."""
    state: str = ""
    """What a page was then, as `PageView.state`."""
    before: str = ""
    """What it was before that."""


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
    course: tuple[Milestone, ...] = ()
    """What happened when, where both are of one campaign; oldest first."""


class Trend(Kind, frozen=True, kw_only=True):
    """A published figure about a period."""

    period: str
    """`2026-02`."""
    text_ja: str
    text_en: str
    publisher: str
    """Empty for counts of the user's own book."""
    url: str = ""
