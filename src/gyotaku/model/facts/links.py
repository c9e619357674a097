"""Facts of links, forms and the tokens in them."""

from __future__ import annotations

from gyotaku.model.facts.kind import Kind
from gyotaku.model.noun import Noun


class Link(Kind, frozen=True, kw_only=True):
    """One target, wherever it was carried."""

    target: str
    """As it stands in the mail, trimmed."""
    carrier: str = "href"
    """As `Anchor.carrier`, or plain | qr | pdf | attachment | calendar | header."""
    text: str = ""
    """Anchor text as seen; empty for plain text links."""
    shown: str | None = None
    """Host that the anchor text shows, when it reads as an address."""
    url: str = ""
    """WHATWG serialisation; empty when the target is no URL."""
    scheme: str = ""
    host: str = ""
    """WHATWG host, A-labels, lower-case; empty when there is none."""
    host_unicode: str = ""
    """U-label form where it differs."""
    registrable: str = ""
    tld: str = ""
    port: int | None = None
    userinfo: str = ""
    """Raw text before @ in the authority."""
    traits: tuple[str, ...] = ()
    """ip-host | odd-ip | userinfo | encoded-authority | punycode | shortener | free-hosting | dynamic-dns | redirector |
    tracker | full-width | backslash | port | data-url | javascript | invalid | http-only | fake-suffix |
    open-redirect | long | …"""
    service: str = ""
    """Name of the redirector, shortener, hosting, mailing or storage service, when known."""
    final: str = ""
    """Target nested inside a redirector's or tracker's URL; empty when none can be read."""
    final_host: str = ""
    final_registrable: str = ""
    official: str = ""
    """Id of the brand whose web domain the host (the final one where known) belongs to."""
    button: bool = False
    hidden: bool = False
    footer: bool = False
    count: int = 1
    """How often this target stands in the mail."""

    @property
    def goes_to(self) -> str:
        """The host the reader would reach as far as the mail itself shows it."""
        return self.final_host or self.host


class Field(Noun, frozen=True, kw_only=True):
    """One field of a form."""

    name: str
    kind: str = "text"
    label: str = ""
    autocomplete: str = ""


class Form(Kind, frozen=True, kw_only=True):
    """A form in the mail, in an attachment or on a captured page."""

    action: str
    method: str = "get"
    fields: tuple[Field, ...] = ()
    asks: tuple[str, ...] = ()
    """login | password | card | expiry | security-code | otp | personal | pin; a page's form also name | address | telephone |
    mail | birthday | bank | my-number | answer | seed."""
    place: str = "body"
    """body | attachment | page."""
    host: str = ""
    """Where it posts; for a page's form the host of the page when the form names none."""
    profile: str = ""
    """Of a page's form: the visitor it was shown to."""


class Token(Kind, frozen=True, kw_only=True):
    """A piece of a URL (or id) that may name the recipient: masked before publishing or visiting."""

    value: str
    basis: str
    """recipient-address | recipient-local | base64-of-recipient | hash-of-recipient | high-entropy |
    numbered-parameter | subject-number."""
    url: str = ""
    start: int = 0
    """Character offset in `url`."""
    end: int = 0
