"""Limits and choices of one run. Defaults are safe; every limit that cuts leaves a record in the case."""

from __future__ import annotations

from typing import Literal

import msgspec

from gyotaku.errors import UsageError


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of a mail is read before reading stops and says so."""

    specimen_bytes: int = 64 * 1024 * 1024
    """Largest single mail, in bytes; larger input is refused with exit code 4."""
    depth: int = 30
    """Deepest nesting of MIME parts."""
    parts: int = 500
    """Most MIME parts of one mail."""
    headers: int = 2_000
    """Most header fields of one header block."""
    header_bytes: int = 64 * 1024
    """Longest single header field, in bytes; the rest is cut from the decoded value, never from the raw bytes."""
    text_chars: int = 400_000
    """Most characters of text observed per part."""
    html_bytes: int = 3 * 1024 * 1024
    """Most bytes of one HTML part that are parsed."""
    links: int = 2_000
    """Most links observed."""
    attached_mails: int = 20
    """Most attached mails analysed by themselves."""
    archive_members: int = 200
    """Most members listed of one archive."""
    archive_bytes: int = 32 * 1024 * 1024
    """Most bytes unpacked from one archive, all members together."""
    pictures: int = 30
    """Most embedded pictures decoded to look for QR codes."""
    picture_pixels: int = 20_000_000
    """Largest picture decoded, in pixels."""


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the user decides about one way of asking outside (`gyotaku providers` lists their names)."""

    disclosure: Literal["", "never", "host-only", "full"] = ""
    """How much of the case it may be told; empty means `Online.disclosure`."""
    endpoint: str = ""
    """Address to ask instead of the one built in: a URL, a DNS zone, or HOST:PORT."""
    key: str = ""
    """Key of the account, where one is needed; the environment variable that `gyotaku providers` names does as well."""
    seconds: float | None = None
    """Time limit instead of `Online.seconds`."""


class Online(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom gyotaku may ask when asking is allowed (`--online`), and how patiently."""

    disclosure: Literal["never", "host-only", "full"] = "host-only"
    """How much of a case a party may be told: nothing, names and addresses of hosts, or whole URLs."""
    allow_networks: tuple[str, ...] = ()
    """CIDR ranges that may be connected to although they are not on the public Internet."""
    resolvers: tuple[str, ...] = ()
    """Name servers to ask, `ADDRESS` or `ADDRESS:PORT` (`[::1]:53`); empty means those of the system."""
    ca_file: str = ""
    """Certificates (PEM) to trust beside those of the system."""
    cache: str = ""
    """Folder to keep answers in for as long as they hold; empty means that nothing is kept."""
    proxy: str = ""
    """HTTP proxy to go through (`http://HOST:PORT`); proxy variables of the environment are ignored."""
    seconds: float = 15.0
    """Longest time one provider may take for all of one mail's questions together."""
    answer_bytes: int = 4 * 1024 * 1024
    """Largest answer that is read."""
    redirects: int = 4
    """Most redirects followed of one question."""
    retries: int = 2
    """How often a question is asked again when it failed for the moment."""
    interval: float = 0.0
    """Least time in seconds between two questions to one host, beside what its way of asking sets."""
    providers: dict[str, Choice] = {}
    """Choices for single ways of asking, by name."""


class Visits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether pages behind links are visited, as whom, and within which limits."""

    asked: bool = False
    """Visit without `--visit`."""
    profiles: tuple[str, ...] = ()
    """Names of visitors; empty means all."""
    profile_file: str = ""
    """File of further visitors (TOML)."""
    allow_networks: tuple[str, ...] = ()
    """CIDR ranges that may be connected to although they are not on the public Internet."""
    targets: int = 1
    """Most addresses of one mail that are visited."""
    seconds: float = 120.0
    """Longest time for all visits to one address together; then everything is killed."""
    visit_seconds: float = 20.0
    """Longest time for one visit."""
    settle_seconds: float = 6.0
    """Longest time to wait for a loaded page to come to rest."""
    together: int = 3
    """Most visits at the same time, after the first."""
    visit_bytes: int = 12 * 1024 * 1024
    """Most bytes received in one visit."""
    memory_bytes: int = 3 * 1024 * 1024 * 1024
    """Most memory of all processes of a capture together."""
    picture_pixels: int = 6_000
    """Tallest picture of a page, in pixels of the page."""
    press_continue: bool = False
    """Press one button that says no more than "continue", once, when the page asks for nothing."""
    genuine: tuple[str, ...] = ()
    """Folders of bundles captured at genuine sites: a page elsewhere that shows one's icon or logo poses as that company."""
    time_stamp: str = ""
    """URL of the authority that stamps every bundle (RFC 3161); empty means that none is asked."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one run may do and whom it believes."""

    limits: Limits = Limits()
    trusted_hosts: tuple[str, ...] = ()
    """Names (or parent domains) of the user's own receiving servers, put in front of the known receivers."""
    trusted_networks: tuple[str, ...] = ()
    """CIDR ranges of the user's own relays; a hop recorded from inside them is not yet the boundary."""
    own_domains: tuple[str, ...] = ()
    """The recipient's own domains, to know a self-addressed mail."""
    online: Online = Online()
    visits: Visits = Visits()


DEFAULT = Settings()


def settings_from(name: str, raw: bytes) -> Settings:
    """Read a settings file (TOML); a wrong one is a `UsageError` that says where. Every field has a default."""
    try:
        return msgspec.toml.decode(raw, type=Settings)
    except (msgspec.MsgspecError, ValueError) as error:
        raise UsageError(f"{name}: is not a settings file: {error}") from error
