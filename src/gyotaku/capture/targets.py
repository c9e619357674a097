"""Which addresses of a mail are visited, and what is taken out of them first: nothing of a visit may name the recipient."""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import quote, unquote

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Token
from gyotaku.model.noun import Noun
from gyotaku.patterns import late

STAND_IN = "visitor@example.com"
"""What stands where the recipient's address stood (RFC 2606)."""
_ADDRESS = late(r"[A-Za-z0-9._+\-]{1,64}(?:@|%40)[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}", re.IGNORECASE)
_ESCAPE = re.compile(r"(%[0-9A-Fa-f]{2})")
_CARRIERS = frozenset({"href", "area", "form", "plain", "qr", "button", "meta-refresh", "pdf", "attachment", "calendar", "svg"})
_SHORT = 4
"""A shorter local part cannot be told from ordinary letters of a URL."""


class Target(Noun, frozen=True, kw_only=True):
    """One address to visit."""

    asked: str
    """As the mail has it."""
    url: str
    """As it is opened; empty when the recipient could not be taken out, so that it is not."""
    altered: tuple[str, ...] = ()
    """`basis at START-END`, places in `asked`."""


def targets(evidence: Evidence, most: int) -> list[Target]:
    """Return the addresses a mail leads its reader to, buttons first, each site once, with everything personal taken out."""
    links = [link for link, _ in evidence.of(Link) if link.scheme in {"http", "https"} and link.host and not link.official]
    links = [link for link in links if link.carrier in _CARRIERS]
    links.sort(key=lambda link: (not link.button, link.hidden, link.footer))
    found: dict[str, Target] = {}
    for link in links:
        if len(found) < most:
            found.setdefault(link.goes_to, cleaned(link, evidence))
    return list(found.values())


def cleaned(link: Link, evidence: Evidence) -> Target:
    """Return a link's address without tokens and addresses; one that still names the recipient has no URL to open."""
    url = link.url or link.target
    asked, altered = url, []
    for token, _ in evidence.of(Token):
        if token.url not in {link.target, link.url} or not token.value:
            continue
        start = asked.find(token.value)
        if start < 0 or token.value not in url:
            return Target(asked=asked, url="", altered=(f"{token.basis}: not found",))
        url = url.replace(token.value, changed(token.value, token.basis))
        altered.append(f"{token.basis} at {start}-{start + len(token.value)}")
    url, more = without_addresses(url)
    altered += more
    if _names(url, evidence):
        return Target(asked=asked, url="", altered=(*altered, "recipient: still named"))
    return Target(asked=asked, url=url, altered=tuple(altered))


def without_addresses(url: str) -> tuple[str, list[str]]:
    """Put another address in the place of every mail address behind the host of a URL; say where."""
    start = url.find("/", url.find("://") + 3) if "://" in url else 0
    if start < 0:
        return url, []
    altered: list[str] = []

    def other(found: re.Match[str]) -> str:
        if found[0].lower().replace("%40", "@") == STAND_IN:
            return found[0]
        altered.append(f"address at {found.start() + start}-{found.end() + start}")
        return STAND_IN if "@" in found[0] else quote(STAND_IN, safe="")

    return url[:start] + _ADDRESS.sub(other, url[start:]), altered


def changed(value: str, basis: str) -> str:
    """Return another value of the same shape. It depends on the old one, so that two visits agree, and does not give it away."""
    if basis == "recipient-address":
        return quote(STAND_IN, safe="") if "%" in value else STAND_IN
    if basis == "base64-of-recipient":
        coded = base64.urlsafe_b64encode(STAND_IN.encode()).decode()
        return coded if "=" in value or "%3D" in value.upper() else coded.rstrip("=")
    digest = hashlib.shake_256(value.encode("utf-8", "replace")).digest(max(len(value), 1))
    pieces = _ESCAPE.split(value)
    out, at = [], 0
    for number, piece in enumerate(pieces):
        # Odd pieces are percent escapes: changing them would change the value's shape.
        out.append(piece if number % 2 else "".join(_other(char, digest[at + place]) for place, char in enumerate(piece)))
        at += len(piece)
    return "".join(out)


def _other(char: str, chance: int) -> str:
    if char.isascii() and char.isdigit():
        return str(chance % 10)
    if char.isascii() and char.isalpha():
        letter = "abcdef"[chance % 6] if char.lower() in "abcdef" else chr(ord("a") + chance % 26)
        return letter.upper() if char.isupper() else letter
    return char


def _names(url: str, evidence: Evidence) -> bool:
    text = unquote(url).lower()
    behind = text.partition("://")[2].partition("/")[2]
    for address, _ in evidence.of(Address):
        if address.role not in {"to", "cc", "bcc", "envelope-to"} or "@" not in address.address:
            continue
        whole, local = address.address.lower(), address.local.lower()
        if whole in text or (len(local) > _SHORT and re.search(rf"(?<![a-z0-9]){re.escape(local)}(?![a-z0-9])", behind)):
            return True
    return False
