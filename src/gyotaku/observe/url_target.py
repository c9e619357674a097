"""Read one raw target the way a browser does, and state what is odd about how it is written.

The WHATWG URL standard decides (Ada is the parser of Node.js); the authority is also parsed strictly on the raw string, since
programs differ there and that is what tricks rely on.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ada_url import HostType, join_url, parse_url

from gyotaku.data.domains import known_suffix, registrable, to_unicode
from gyotaku.observe.url_host import host_traits
from gyotaku.patterns import late

LONGEST = 16_384
"""Most characters of one target that are parsed."""
LONG = 400
"""A target longer than this is called long."""

_EDGE = "".join(map(chr, range(0x21))) + "\u3000\ufeff\u200b\u00a0"
"""What is trimmed: C0 controls and space as browsers do (URL standard, section 4.4), and the blanks of sloppy mail."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]{0,30}):")
_WEB = re.compile(r"(?:https?|ftp|wss?):([/\\]*)([^/\\?#]*)([^?#]*)", re.IGNORECASE)
_PIECES = late(r"([a-z][a-z0-9+.\-]*):(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?")
_PLAIN = re.compile(
    r"(https?)://((?:[a-z0-9][a-z0-9\-]{0,62}\.){1,10}[a-z][a-z0-9\-]{1,62})"
    r"(/[A-Za-z0-9/_~!$&'()*+,;=:@.\-]*)?(?:\?([A-Za-z0-9/_~!$&()*+,;=:@.?%\-]*))?"
)
"""A target that the URL standard leaves as it is but for the first slash: no port, user, fragment, escape in the path."""
_BARE = re.compile(r"((?:[\w\-]{1,63}\.){1,10}[^\W\d_][\w\-]{1,62})\.?(?::\d{1,5})?(?=[/?#]|$)")
_QUAD = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}")
_INVISIBLE = late(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_WIDE = late("[\uff01-\uff5e\u3002\uff61]")
_WIDE_START = late("[hHｈＨ][tTｔＴ]{2}[pPｐＰ][sSｓＳ]?[:：][/／]{2}")
_INNER_BLANK = re.compile(r"[\t\r\n ]")
_ATTRIBUTES = ("href", "hostname", "host_type")
_DEFAULT_PORT = {"http": 80, "https": 443, "ftp": 21, "ws": 80, "wss": 443}
_WITHOUT_HOST = {
    "javascript": "javascript",
    "vbscript": "javascript",
    "data": "data-url",
    "mailto": "mailto",
    "tel": "telephone",
    "sms": "telephone",
    "cid": "embedded",
}


class Target(NamedTuple):
    """A target taken apart. Empty strings mean that the target has no such piece."""

    raw: str
    """As given, trimmed."""
    url: str = ""
    """WHATWG serialisation; empty when the target is no URL."""
    scheme: str = ""
    host: str = ""
    """A-labels, lower-case, without a final dot; IPv6 without brackets."""
    host_unicode: str = ""
    """U-label form where it differs."""
    registrable: str = ""
    tld: str = ""
    port: int | None = None
    """Only where it is not the scheme's own."""
    userinfo: str = ""
    path: str = ""
    query: str = ""
    traits: tuple[str, ...] = ()

    @property
    def on_web(self) -> bool:
        """Whether following it opens a host over HTTP."""
        return self.scheme in {"http", "https"} and bool(self.host)


def read_target(raw: str, base: str = "") -> Target:
    """Take a raw target apart, a relative one against `base`. Never raises: what cannot be read has the trait `invalid`."""
    return _read_target(raw, base)


@lru_cache(maxsize=8192)
def _read_target(raw: str, base: str) -> Target:
    text = raw.strip(_EDGE)
    scheme = _SCHEME.match(text)
    word = scheme[1].lower() if scheme else ""
    long = ("long",) if len(text) > LONG else ()
    if word in _WITHOUT_HOST:
        return Target(raw=text, url=text[:LONGEST], scheme=word, traits=(_WITHOUT_HOST[word], *long))
    plain = _PLAIN.fullmatch(text) if word.startswith("http") and len(text) <= LONGEST else None
    if plain is not None and "/." not in text and "xn--" not in text:
        return _plain_target(text, plain, long)
    written, how = _as_written(text[:LONGEST], base)
    try:
        joined = join_url(base, written) if base and not _SCHEME.match(written) else written
        pieces = parse_url(joined, _ATTRIBUTES)
    except ValueError:
        return Target(raw=text, traits=("invalid", *how, *long))
    target = _taken_apart(text, pieces["href"], pieces["hostname"].rstrip("."), pieces["host_type"])
    odd = _authority_traits(joined, target, pieces["host_type"])
    return target._replace(userinfo=odd[0], traits=tuple(dict.fromkeys((*how, *odd[1], *target.traits, *long))))


def _plain_target(text: str, found: re.Match[str], long: tuple[str, ...]) -> Target:
    """Take a target apart that needs no parser. Dots in its path, and A-labels, are left to the parser."""
    scheme, host, path, query = found.groups()
    behind = text[found.end(2) :]
    traits = ["http-only"] if scheme == "http" else []
    if path and "//" in path and "://" not in path:
        traits.append("double-slash")
    return Target(
        raw=text,
        url=text if path else f"{scheme}://{host}/{behind}",
        scheme=scheme,
        host=host,
        registrable=registrable(host),
        tld=host.rpartition(".")[2],
        path=path or "/",
        query=query or "",
        traits=(*traits, *host_traits(host), *long),
    )


def _as_written(text: str, base: str) -> tuple[str, list[str]]:
    """Return the text that is parsed, and the traits of what had to be done to read it as a URL."""
    how: list[str] = []
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
        plain = _INVISIBLE.sub("", text)
        if plain != text:
            how.append("invisible")
        if _WIDE_START.match(plain) and not plain[:4].isascii():
            plain = unicodedata.normalize("NFKC", plain)
            how.append("full-width")
        text = plain
    if _INNER_BLANK.search(text):
        how.append("whitespace")
    if _SCHEME.match(text) and not _BARE.match(text):
        return text, how
    if text.startswith(("//", "\\\\")):
        return (text, how) if base else (f"https:{text}", [*how, "no-scheme"])
    bare = None if base else _BARE.match(text if text.isascii() else unicodedata.normalize("NFKC", text))
    if bare and known_suffix(bare[1].lower()):
        return f"http://{text}", [*how, "no-scheme"]
    return text, how


def _taken_apart(raw: str, url: str, host: str, kind: HostType) -> Target:
    found = _PIECES.match(url)
    if found is None:  # the serialiser always writes these pieces
        return Target(raw=raw, traits=("invalid",))
    scheme, authority, path, query = found[1], found[2] or "", found[3], found[4] or ""
    _, colon, number = authority.rpartition(":")
    port = int(number) if colon and number.isdigit() and not number.startswith("0") else None
    traits = ["http-only"] if scheme == "http" else []
    if port is not None and port != _DEFAULT_PORT.get(scheme):
        traits.append("port")
    if "//" in path and "://" not in path:
        traits.append("double-slash")
    host = host.strip("[]")
    named = bool(host) and kind is HostType.DEFAULT
    shown = to_unicode(host) if "xn--" in host else host
    return Target(
        raw=raw,
        url=url,
        scheme=scheme,
        host=host,
        host_unicode=shown if shown != host else "",
        registrable=registrable(host) if named else "",
        tld=host.rpartition(".")[2] if named else "",
        port=port,
        path=path,
        query=query,
        traits=(*traits, *(host_traits(host) if named else ())),
    )


def _authority_traits(written: str, target: Target, kind: HostType) -> tuple[str, list[str]]:
    """Return the raw userinfo, and what is odd in how the authority is written."""
    found = _WEB.match(written)
    if found is None or not target.host:
        return "", []
    slashes, authority, after = found[1], found[2], found[3]
    userinfo, at, place = authority.rpartition("@")
    odd: list[str] = ["userinfo"] if at else []
    if "%" in authority:
        odd.append("encoded-authority")
    if not authority.isascii() and _WIDE.search(authority):
        odd.append("full-width")
    if "\\" in slashes or after.startswith("\\"):
        odd.append("backslash")
    if slashes.replace("\\", "/") != "//":
        odd.append("odd-slashes")
    if kind is not HostType.DEFAULT:
        odd.append("ip-host")
        if kind is HostType.IPV4 and not _QUAD.fullmatch(place.partition(":")[0]):
            odd.append("odd-ip")
    if place.partition(":")[0].endswith("."):
        odd.append("trailing-dot")
    return userinfo, odd
