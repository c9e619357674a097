"""Facts of the header block."""

from __future__ import annotations

from datetime import datetime

from gyotaku.model.facts.kind import Kind


class Address(Kind, frozen=True, kw_only=True):
    """One mailbox of a header field (RFC 5322 section 3.4)."""

    role: str
    """from | sender | reply-to | return-path | to | cc | bcc | envelope-to | errors-to."""
    address: str
    """addr-spec as written, angle brackets and comments removed; empty for the null reverse path."""
    local: str = ""
    domain: str = ""
    """Lower-case, as written otherwise (A-label or raw)."""
    domain_unicode: str = ""
    """U-label form where it differs from `domain`."""
    registrable: str = ""
    """Registrable domain by the public suffix list, private suffixes included; empty when there is none."""
    display: str = ""
    """Display name, decoded; empty when there is none."""
    display_address: str | None = None
    """An address found inside the display name."""


class Subject(Kind, frozen=True, kw_only=True):
    """The subject, with tags that filters and lists put in front split off."""

    text: str
    tags: tuple[str, ...] = ()
    """Tags as written, brackets included: `[spam]`, `***SPAM***`, `[meiwaku]`, `[list-name:123]`."""
    prefixes: tuple[str, ...] = ()
    """Re:, Fwd:, 転送: …"""


class DateClaim(Kind, frozen=True, kw_only=True):
    """A point in time the mail claims or a server recorded."""

    role: str
    """date (the Date field: the sender's claim) | received (the boundary hop: recorded by the receiver)."""
    at: datetime | None = None
    """With its zone; None when unreadable."""
    raw: str = ""
    zone: str | None = None
    """As written: `+0900`, `-0000`, `GMT`; None when the value has none (`at` is then read as UTC)."""
    weekday_matches: bool | None = None
    skew_seconds: int | None = None
    """Date minus boundary time; positive when Date lies in the future of receipt. None when either is unknown."""


class MessageId(Kind, frozen=True, kw_only=True):
    """The Message-ID field."""

    value: str
    domain: str = ""
    shape: str = ""
    """Letters → a, digits → 9, runs folded: a stable sketch of how the sender's program makes ids."""
    registrable: str = ""


class Mailer(Kind, frozen=True, kw_only=True):
    """The program that says it made the mail (X-Mailer, User-Agent)."""

    name: str
    header: str
    traits: tuple[str, ...] = ()
    """foxmail-cn | outlook-express | random | mass-mailer | php | …"""


class HeaderTrait(Kind, frozen=True, kw_only=True):
    """Something odd or telling about the header block; correlation with a kit, never proof."""

    trait: str
    """raw-8bit | zone-east-8 | gb-charset | php-originating-script | duplicate-from | no-message-id | nested-encoding |
    auto-submitted | esp:NAME | reply | …"""
    value: str = ""


class MailingList(Kind, frozen=True, kw_only=True):
    """The mail came by a mailing list or carries the means to leave one (RFC 2369, RFC 2919, RFC 8058)."""

    list_id: str = ""
    unsubscribe: str = ""
    one_click: bool = False
    precedence: str = ""


class FilterMark(Kind, frozen=True, kw_only=True):
    """What a receiver's filter wrote. Reported, never used to judge."""

    header: str
    value: str
    product: str = ""


class Charset(Kind, frozen=True, kw_only=True):
    """How text was decoded where the label was wrong, missing or unusual."""

    place: str
    """subject | from | body | filename | header:NAME."""
    declared: str | None
    used: str
    why: str
    exact: bool = True


class Kit(Kind, frozen=True, kw_only=True):
    """A fingerprint of how the mail was built; equal keys mean the same program or template, not the same person."""

    key: str
    """16 hex digits."""
    traits: tuple[str, ...]
    """`name=value` pairs that went into the key, in a fixed order."""


class InlineForward(Kind, frozen=True, kw_only=True):
    """The suspicious mail was forwarded inside the text: its own header block is lost."""

    marker: str
    """The line that shows it."""
    fields: tuple[str, ...] = ()
    """`From: …`, `件名: …` lines copied into the body by the forwarding program."""
