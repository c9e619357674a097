"""Facts of the text a person reads, and of what was hidden from them."""

from __future__ import annotations

from datetime import datetime

from gyotaku.model.facts.kind import Kind
from gyotaku.model.noun import Noun


class Block(Noun, frozen=True, kw_only=True):
    """One piece of the body as displayed."""

    kind: str
    """text | heading | button | link | image | hidden."""
    text: str
    target: str | None = None
    """Raw target for button and link, raw source for image."""
    hidden: str | None = None


class Body(Kind, frozen=True, kw_only=True):
    """The body in reading order, as a person sees it, hidden pieces marked."""

    blocks: tuple[Block, ...]
    part: str
    """Path of the part shown."""
    media_type: str
    language: str = ""
    """ja | en | zh | pt | de | fr | es | ko | … ; empty when there is too little text."""
    characters: int = 0
    """Shown characters without white space."""
    hidden_characters: int = 0
    alternative_differs: bool | None = None
    """Whether the text/plain alternative says something else than the HTML; None when there is only one."""
    cut: bool = False
    skeleton: str = ""
    """16 hex digits over the kinds of element in the HTML; empty for plain text and where they are too few to tell."""


class HiddenText(Kind, frozen=True, kw_only=True):
    """Text a reader does not see."""

    text: str
    """At most 300 characters."""
    reason: str
    characters: int
    preheader: bool = False
    """Short text at the top that mail programs show in the list: normal in newsletters."""
    noise: bool = False
    """Random strings or kana, or text unrelated to what is shown."""


class TextTrait(Kind, frozen=True, kw_only=True):
    """Something odd about the writing."""

    trait: str
    """zero-width | bidi-control | tag-character | soft-hyphen | simplified-glyph | kana-lookalike | missing-dakuten |
    mojibake | template-leftover | self-warning | homoglyph | mixed-script | kana-noise | wrong-company-fact |
    subject-body-mismatch | odd-spacing | foreign-font | foreign-lang | tracking-suffix | odd-punctuation | styled-letters |
    shouting | copyright-year | translated-wording | second-person (あなたの口座) |
    secrecy (a demand to tell nobody) | messenger-group (to create a group in a messenger and let the writer in) |
    cold-approach (an excuse for writing to a stranger) |
    payroll-change (where the writer's pay shall go) | gift-card-errand (to buy gift cards and send their codes) |
    bank-change (bills are to be paid into another account) | to-staff (the staff of an organisation is addressed) |
    mailbox-login (something opens with the mail account) | parcel-fee (customs, redelivery) | …"""
    excerpt: str
    """What was found, with a little of its surroundings."""
    place: str = "body"
    """subject | display | body | style."""
    count: int = 1
    expected: str = ""
    """What a native writer would have written, where that is known."""


class Salutation(Kind, frozen=True, kw_only=True):
    """How the reader is addressed."""

    style: str
    """generic | empty-name | address | local-part | name | none."""
    text: str = ""


class Deadline(Kind, frozen=True, kw_only=True):
    """A time limit."""

    text: str
    hours: float | None = None
    """From receipt."""
    at: datetime | None = None
    past: bool = False
    """The date named lies before receipt."""


class Lure(Kind, frozen=True, kw_only=True):
    """A phrase of a pretext class."""

    pretext: str
    """Class id of data/lures.toml: restrict | verify | fraud_alert | statement | pay_failed | unpaid | refund | points | prize |
    delivery | terms | mfa | aml | change_done | mailbox | nhk_migrate, and those for unwanted mail: advance_fee |
    commercial | dating | sextortion | investment | job …"""
    phrase: str
    """As it stands in the mail."""
    place: str
    """subject | body."""
    language: str = "ja"


class Request(Kind, frozen=True, kw_only=True):
    """What the text asks the reader to do or give."""

    asks: str
    """click | login | card | personal | otp | password | transfer | reply | call | open-file | scan-qr | download |
    seed (of a wallet)."""
    phrase: str
    place: str = "body"


class Contact(Kind, frozen=True, kw_only=True):
    """A way to reach the sender that the text gives."""

    channel: str
    """telephone | bank-account | line-id | wallet | address | mail."""
    value: str
    valid: bool | None = None
    """Whether the form is possible (digits of a Japanese telephone number, checksum of a wallet); None if unknown."""
