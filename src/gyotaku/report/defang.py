"""Defanging: written so that no program turns it into a link, and a person still reads it.

`https://a.example/x` → `hXXps://a[.]example/x`, `192.0.2.1` → `192[.]0[.]2[.]1`, `user@a.example` → `user[@]a[.]example`.
Doing it twice changes nothing.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from functools import lru_cache

from gyotaku.data.domains import known_suffix

_SCHEME = re.compile(r"(?i)(h)tt(ps?)(?=\s?:|%3A|&colon;)|(f)t(p)(?=s?://)")
_HOST = re.compile(
    r"(?<![A-Za-z0-9_\-])"
    r"(?:[A-Za-z0-9_][A-Za-z0-9_\-]{0,62}(?:\.|%2[Ee])){1,126}"
    r"[A-Za-z][A-Za-z0-9\-]{1,62}"
    r"(?![A-Za-z0-9_\-])"
)
_TELLING = re.compile(r"[.:@．。]|%2[Ee]|[ｈＨ][ｔＴ][ｔＴ][ｐＰ]")
"""Without any of these a text holds nothing live."""
_DOT = re.compile(r"\.|%2[Ee]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]")
_WIDE_DOT = re.compile(r"(?<=[０-９ａ-ｚＡ-Ｚ])[．。](?=[０-９ａ-ｚＡ-Ｚ])")
_WIDE_SCHEME = re.compile(r"([ｈＨ])[ｔＴ][ｔＴ]([ｐＰ])")
_AT = re.compile(r"(?<=[A-Za-z0-9._%+'=●\-])@(?=[A-Za-z0-9_●\-\[])")
_IPV4 = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)")
_IPV6 = re.compile(
    r"(?:(?<=IPv6:)|(?<=ip:)|(?<![0-9A-Za-z:.\]]))(?=[:0-9A-Fa-f]*[0-9A-Fa-f])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![0-9A-Za-z:])"
)
_LABELS = 12
"""Most labels of one name that are compared with the hosts of the mail."""
_FILE_ENDINGS = frozenset({"md", "mov", "pl", "ps", "py", "rs", "sh", "zip"})
"""Endings that are both a country's domain (or a new one) and an everyday ending of file names."""
RESERVED = frozenset({"example", "test", "invalid", "localhost", "local", "localdomain", "onion", "internal"})
"""Names set apart (RFC 2606, RFC 6762, RFC 7686) that no suffix list holds."""


class Defanger:
    """Defang any text; `hosts` are names of the mail that are hosts whatever their ending says."""

    def __init__(self, hosts: Iterable[str] = ()) -> None:
        self._hosts = frozenset(host.lower() for host in hosts if "." in host)
        self._odd = _any_of(frozenset(host for host in self._hosts if not _HOST.fullmatch(host)))

    def __call__(self, text: str) -> str:
        """Return the text with every URL, host, address and IP made inert."""
        if not _TELLING.search(text):
            return text
        if _INVISIBLE.search(text):
            # What is invisible would split a name here and be lost elsewhere, where the name comes alive again.
            bare = _INVISIBLE.sub("", text)
            inert = self._inert(bare)
            return inert if inert != bare else text
        return self._inert(text)

    def _inert(self, text: str) -> str:
        text = _SCHEME.sub(_scheme, text)
        text = _IPV4.sub(_ipv4, text)
        text = _IPV6.sub(_ipv6, text)
        text = _HOST.sub(self._host, text)
        if self._odd is not None:
            text = self._odd.sub(lambda found: found[0].replace(".", "[.]"), text)
        text = _AT.sub("[@]", text)
        return _WIDE_SCHEME.sub(r"\1ＸＸ\2", _WIDE_DOT.sub("[.]", text))

    def _host(self, found: re.Match[str]) -> str:
        host = _DOT.sub(".", found[0])
        if _reads_as_host(host) or self._holds_host(host.lower()):
            return _DOT.sub("[.]", found[0])
        return found[0]

    def _holds_host(self, name: str) -> bool:
        """Whether a name is a host of the mail, or one with more hung on before or behind."""
        labels = name.split(".")[:_LABELS]
        return any(
            ".".join(labels[start:end]) in self._hosts
            for start in range(len(labels) - 1)
            for end in range(start + 2, len(labels) + 1)
        )


def _any_of(hosts: frozenset[str]) -> re.Pattern[str] | None:
    if not hosts:
        return None
    names = "|".join(re.escape(host) for host in sorted(hosts, key=lambda host: (-len(host), host)))
    return re.compile(rf"(?i)(?<![A-Za-z0-9_\-])(?:{names})(?![A-Za-z0-9_\-])")


@lru_cache(maxsize=4096)
def _reads_as_host(host: str) -> bool:
    labels = host.lower().split(".")
    if len(labels) == 2 and labels[-1] in _FILE_ENDINGS:
        return False
    return labels[-1] in RESERVED or known_suffix(host)


def _scheme(found: re.Match[str]) -> str:
    if found[1]:
        return f"{found[1]}XX{found[2]}"
    return f"{found[3]}X{found[4]}"


def _ipv4(found: re.Match[str]) -> str:
    if any(int(octet) > 255 for octet in found[0].split(".")):
        return found[0]
    return found[0].replace(".", "[.]")


def _ipv6(found: re.Match[str]) -> str:
    try:
        ipaddress.IPv6Address(found[0])
    except ValueError:
        return found[0]
    return found[0].replace(":", "[:]")
