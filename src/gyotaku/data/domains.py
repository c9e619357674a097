"""Registrable domains by the public suffix list (publicsuffix.org; the copy's date is in the pinned package's version)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import idna
from publicsuffixlist import PSLFILE, PublicSuffixList

_PRIVATE = "// ===BEGIN PRIVATE DOMAINS==="


_RULE = re.compile(r"^(?!//)\S+", re.MULTILINE)


class _Suffixes(PublicSuffixList):
    """The list from its rules, taken as they are: the parser's own walk over ten thousand lines is a start-up cost twice.

    Without encoded names the list keeps its U-labels: encoding them all costs more than all look-ups of a mail.
    """

    def _parse(self, source: list[str], accept_encoded_idn: bool, only_icann: bool = False) -> None:  # noqa: ARG002 - as the parser's
        self._publicsuffix = frozenset(source)
        self._maxlabel = 1 + max(rule.count(".") for rule in source)


@cache
def _suffixes(icann: bool) -> PublicSuffixList:
    text = Path(PSLFILE).read_text("utf-8")
    text = text.partition(_PRIVATE)[0] if icann else text
    return _Suffixes(_RULE.findall(text.lower()), accept_unknown=True, accept_encoded_idn=False)


def _asked(host: str, ask: Callable[[str], str | None]) -> str:
    """Return what the list says of a host, in the host's own spelling; A-labels are asked for as U-labels."""
    if "xn--" not in host:
        return ask(host) or ""
    shown = to_unicode(host)
    if shown.count(".") != host.count("."):
        return ask(host) or ""
    found = ask(shown)
    return ".".join(host.split(".")[-(found.count(".") + 1) :]) if found else ""


@lru_cache(maxsize=4096)
def ip_host(host: str) -> bool:
    """Whether a host is an IP address literal (brackets of IPv6 allowed)."""
    if ":" not in host and not host[-1:].isdigit():
        return False
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """Return the registrable domain of a host, private suffixes (duckdns.org, pages.dev) counted as suffixes; else ``""``."""
    host = host.strip(".").lower()
    if not host or ip_host(host):
        return ""
    return _asked(host, _suffixes(icann=False).privatesuffix)


@lru_cache(maxsize=4096)
def registered(host: str) -> str:
    """Return the domain that stands in a registry for a host: ICANN suffixes only, so `pages.dev` for `x.pages.dev`."""
    host = host.strip(".").lower()
    if not host or ip_host(host):
        return ""
    return _asked(host, _suffixes(icann=True).privatesuffix)


@lru_cache(maxsize=4096)
def suffix(host: str) -> str:
    """Return the public suffix of a host (`co.jp`, `cn`); ``""`` for an address."""
    host = host.strip(".").lower()
    if not host or ip_host(host):
        return ""
    return _asked(host, _suffixes(icann=True).publicsuffix)


@lru_cache(maxsize=4096)
def to_unicode(host: str) -> str:
    """Return the U-label form of a host (RFC 5891); labels that do not decode stay as they are."""
    return ".".join(_u_label(label) for label in host.split("."))


def _u_label(label: str) -> str:
    if not label.lower().startswith("xn--"):
        return label
    try:
        return idna.decode(label)
    except (idna.IDNAError, UnicodeError):
        try:
            # Browsers show labels that IDNA 2008 refuses (emoji); plain punycode is what they hold.
            shown = label[4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return label
        # A label that decodes to plain ASCII is malformed; showing it decoded would show another host's name.
        return label if shown.isascii() else shown


def under(host: str, domain: str) -> bool:
    """Whether a host is a domain or lies below it."""
    host, domain = host.lower().strip("."), domain.lower().strip(".")
    return bool(domain) and (host == domain or host.endswith("." + domain))


@lru_cache(maxsize=4096)
def known_suffix(host: str) -> bool:
    """Whether the last label of a host is a suffix the list knows, so that `README.txt` is not taken for a host."""
    return bool(_suffixes(icann=True).publicsuffix(to_unicode(host.strip(".").lower()), accept_unknown=False))
