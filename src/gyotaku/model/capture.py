"""A capture: what several visitors were shown at one URL, and the bundle of files that keeps it.

A bundle is a folder:

    capture.json      this noun
    manifest.json     sha256 and size of every file, capture.json included
    manifest.tsr      answer of a time stamping authority about manifest.json (RFC 3161), where one was asked
    files/SHA256.EXT  pictures, pages, HTTP archives, icons: named by their content
"""

from __future__ import annotations

from datetime import datetime

from gyotaku.model.facts import Fact
from gyotaku.model.facts.links import Field
from gyotaku.model.noun import Noun

FORMAT = 1

FILES = "files"
"""Folder of a bundle's files."""

EXTENSIONS = {
    "image/png": "png",
    "image/x-icon": "ico",
    "image/jpeg": "jpg",
    "image/svg+xml": "svg",
    "text/html": "html",
    "text/plain": "txt",
    "application/json": "json",
    "application/pkix-cert": "cer",
}


class Stored(Noun, frozen=True, kw_only=True):
    """A file of the bundle, by its content."""

    sha256: str
    size: int
    media_type: str

    @property
    def path(self) -> str:
        """Where it lies in the bundle."""
        return f"{FILES}/{self.sha256}.{EXTENSIONS.get(self.media_type, 'bin')}"


class Step(Noun, frozen=True, kw_only=True):
    """One station on the way to the page."""

    url: str
    how: str = "http"
    """asked (the first) | http (Location) | refresh (meta element or header) | script | continue (a button was pressed)."""
    status: int | None = None
    reason: str = ""


class Pixels(Noun, frozen=True, kw_only=True):
    """A picture and what it looks like."""

    file: Stored
    width: int
    height: int
    dhash: str
    """64-bit difference hash, 16 hex digits."""
    cut: bool = False
    """The page was longer than what was taken."""


class Icon(Noun, frozen=True, kw_only=True):
    """The page's icon."""

    url: str
    file: Stored
    mmh3: int
    """MurmurHash3 of the base64 text, as search engines for hosts index it."""
    dhash: str = ""


class Logo(Noun, frozen=True, kw_only=True):
    """What stands where the page shows a logo, cut out of the picture of the page."""

    box: tuple[int, int, int, int]
    """Left, top, width and height in pixels of the page."""
    shape: float
    """Width over height of the drawing itself, without its margin."""
    dhash: str
    """64-bit difference hash of the drawing, 16 hex digits."""
    named: bool = False
    """Whether the page itself calls it a logo."""
    words: str = ""
    """Its text for those who do not see it, or the end of its address."""


class CapturedForm(Noun, frozen=True, kw_only=True):
    """A form of the page; fields outside any form element are one form without an action."""

    action: str
    """Where it posts, resolved against the page."""
    method: str = "get"
    host: str = ""
    fields: tuple[Field, ...] = ()
    asks: tuple[str, ...] = ()


class Script(Noun, frozen=True, kw_only=True):
    """A script of the page; inline ones have no URL."""

    sha256: str
    size: int
    url: str = ""


class Contacted(Noun, frozen=True, kw_only=True):
    """A host that the visit spoke to, or tried to."""

    host: str
    port: int
    addresses: tuple[str, ...] = ()
    requests: int = 1
    received: int = 0
    """Bytes."""
    refused: str = ""
    """Why our guard refused: private-address | no-such-name | over-limit | not-reachable …; empty when it did not."""


class Seal(Noun, frozen=True, kw_only=True):
    """The certificate of the page's host."""

    host: str
    issuer: str
    subject: str = ""
    not_before: datetime | None = None
    not_after: datetime | None = None
    names: tuple[str, ...] = ()
    sha256: str = ""
    """Of the certificate in DER form; empty when it was not to be had."""
    protocol: str = ""


class Download(Noun, frozen=True, kw_only=True):
    """A file the page pushed; only its hash is kept."""

    url: str
    filename: str
    size: int | None = None
    sha256: str = ""
    cut: bool = False


class Served(Noun, frozen=True, kw_only=True):
    """The first page that came without a redirect, as its source shows it before any script ran."""

    status: int
    url: str
    title: str = ""
    text: str = ""
    shape: dict[str, int] = {}
    forms: tuple[CapturedForm, ...] = ()


class Visit(Noun, frozen=True, kw_only=True):
    """What one visitor was shown once."""

    profile: str
    device: str
    """desktop | phone | none (no browser)."""
    agent: str
    """person | bot | program."""
    system: str
    language: str
    region: str = ""
    """Where the proxy of this profile stands; empty without one."""
    referrer: str = ""
    turn: int = 1
    """2 for a repeated visit of the same visitor."""
    started: datetime
    seconds: float
    steps: tuple[Step, ...] = ()
    status: int | None = None
    final_url: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    title: str = ""
    text: str = ""
    """Visible text, cut to 20,000 characters."""
    shape: dict[str, int] = {}
    """How often each `parent>child` pair of elements stands in the page."""
    pictures: int = 0
    """How many pictures, drawings and films the page holds."""
    refresh: str = ""
    """Content of the refresh element that the page still has."""
    served: Served | None = None
    """What a program without a browser can be compared with."""
    page: Stored | None = None
    """The DOM after scripts, as HTML."""
    har: Stored | None = None
    picture: Pixels | None = None
    icon: Icon | None = None
    logos: tuple[Logo, ...] = ()
    forms: tuple[CapturedForm, ...] = ()
    personal: tuple[str, ...] = ()
    """Kinds of what the page showed of somebody: `field: mail`, `text: greeting`; never the values."""
    scripts: tuple[Script, ...] = ()
    comments: tuple[str, ...] = ()
    hosts: tuple[Contacted, ...] = ()
    seal: Seal | None = None
    console: tuple[str, ...] = ()
    dialogs: tuple[str, ...] = ()
    popups: tuple[str, ...] = ()
    downloads: tuple[Download, ...] = ()
    failure: str = ""
    """Why there is no page: code of the browser or ours; empty when there is one."""
    cuts: tuple[str, ...] = ()
    state: str = ""
    why: tuple[str, ...] = ()
    """What the state was decided on, as `sign: words of the page`."""


class Compared(Noun, frozen=True, kw_only=True):
    """What the comparison of the visits says."""

    gate: str
    """same | device-gated | region-gated | bot-gated | referrer-gated | one-time | dead | challenge | undecided."""
    pair: tuple[str, ...] = ()
    """Names of the two profiles that show it; empty when no two differ."""
    why: str = ""
    """One English sentence."""
    also: tuple[str, ...] = ()
    """Further gates that the visits fit."""


class Capture(Noun, frozen=True, kw_only=True):
    """All visits to one URL, with what they say together."""

    format: int = FORMAT
    tool: str
    browser: str = ""
    """Name and version; empty when no browser ran."""
    asked: str
    """The URL as it stands in the mail or was given."""
    url: str
    """The URL that was opened."""
    altered: tuple[str, ...] = ()
    """What was changed in the URL before the visit, and why: `basis at START-END`."""
    started: datetime
    seconds: float
    visits: tuple[Visit, ...] = ()
    state: str = ""
    """The most telling state that any visitor was shown."""
    compared: Compared
    cuts: tuple[str, ...] = ()
    """What was not visited any more: `stopped: timeout|memory|crashed`, or `not repeated`, the pair that shows a gate."""
    facts: tuple[Fact, ...] = ()
    """What the capture states for a case."""


class Entry(Noun, frozen=True, kw_only=True):
    """One line of the manifest."""

    path: str
    sha256: str
    size: int


class Manifest(Noun, frozen=True, kw_only=True):
    """Every file of a bundle."""

    format: int = FORMAT
    url: str
    started: datetime
    files: tuple[Entry, ...]


class Stamped(Noun, frozen=True, kw_only=True):
    """What a time stamp says of a manifest (RFC 3161)."""

    at: datetime
    """When the authority saw it."""
    authority: str = ""
    """Who signed, as the certificate in the stamp says; a claim until `signed`."""
    digest: str = ""
    nonce: int | None = None
    signed: bool = False
    """The signature was verified under certificates that the user gave; otherwise nobody looked at it."""
