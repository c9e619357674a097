"""Hosts that anybody may use (services.toml): redirectors, shorteners, hosting, dynamic DNS, trackers; how to read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from gyotaku.data.domains import ip_host, registered, registrable
from gyotaku.data.tables import read_table

TRAITS = {
    "shortener": ("shortener",),
    "free-hosting": ("free-hosting",),
    "storage": ("free-hosting", "storage"),
    "form": ("free-hosting", "form-builder"),
    "link-in-bio": ("free-hosting", "link-in-bio"),
    "ipfs": ("free-hosting", "ipfs"),
    "tunnel": ("free-hosting", "tunnel"),
    "dynamic-dns": ("dynamic-dns",),
    "translate-proxy": ("redirector", "translate-proxy"),
    "redirector": ("redirector",),
    "security-wrapper": ("redirector", "security-wrapper"),
    "tracker": ("tracker",),
    "social": ("social",),
    "cdn": ("cdn",),
}
"""Traits of `Link` that each kind of service gives."""

# Country registries under which one name may be the same owner's: google.de, google.co.jp, google.com.br.
_COUNTRY = re.compile(r"com|[a-z]{2}|(?:co|com)\.[a-z]{2}")


class Service(NamedTuple):
    """One service: what it is, and for a redirector how its URLs hold the target."""

    name: str
    kind: str
    """A key of `TRAITS`."""
    path: str = ""
    """The path must begin so; empty for any."""
    carry: tuple[str, ...] = ()
    """Names of the parameters that hold the target, lower-case."""
    form: str = ""
    """A reader of `observe.unwrap` for targets that no parameter holds."""
    below: bool = False
    """Only hosts below the domain count, not the domain itself."""
    wraps: bool = False
    """Whether the entry says how to read the target (or that it cannot be read)."""

    @property
    def traits(self) -> tuple[str, ...]:
        """The link traits of this kind of service."""
        return TRAITS[self.kind]


def _entries(tree: dict[str, Any]) -> Iterator[tuple[str, Service]]:
    for wrap in tree["wrap"]:
        carry = tuple(name.lower() for name in wrap.get("carry", ()))
        for place in wrap["at"]:
            yield place, Service(name=wrap["name"], kind=wrap["kind"], carry=carry, form=wrap.get("form", ""), wraps=True)
    for kind, named in tree["hosts"].items():
        for name, places in named.items():
            for place in places:
                yield place, Service(name=place.removeprefix("*.") if name == "plain" else name, kind=kind)


@cache
def _index() -> dict[str, tuple[Service, ...]]:
    """Index all entries by domain; entries with a path come first, then those that tell how to unwrap."""
    tree = read_table("services.toml")
    index: dict[str, list[Service]] = {}
    for place, service in _entries(tree):
        domain, slash, path = place.partition("/")
        below = domain.startswith("*.")
        entry = service._replace(path=slash + path, below=below)
        index.setdefault(domain.removeprefix("*."), []).append(entry)
    return {
        domain: tuple(sorted(entries, key=lambda entry: (-len(entry.path), not entry.wraps))) for domain, entries in index.items()
    }


def _forms(host: str) -> Iterator[str]:
    """Yield a host, and for a name under a country registry the host with its suffix as `*`."""
    yield host
    if _starred().isdisjoint(f"{label}.*" for label in host.split(".")):
        return
    owned = registered(host)
    name, dot, ending = owned.partition(".")
    if dot and f"{name}.*" in _starred() and _COUNTRY.fullmatch(ending):
        yield f"{host[: len(host) - len(ending)]}*"


@cache
def _starred() -> frozenset[str]:
    """Names of services that own their name in many countries, as `google.*`."""
    return frozenset(".".join(domain.split(".")[-2:]) for domain in _index() if domain.endswith(".*"))


@lru_cache(maxsize=4096)
def _candidates(host: str) -> tuple[Service, ...]:
    """Return the entries of a host and its parents: the longest path first, among equals the nearest domain."""
    found: list[Service] = []
    if not host or ip_host(host):
        return ()
    for form in _forms(host):
        labels = form.split(".")
        for start in range(len(labels) - 1):
            entries = _index().get(".".join(labels[start:]), ())
            found += [entry for entry in entries if start > 0 or not entry.below]
    return tuple(sorted(found, key=lambda entry: -len(entry.path)))


def service_of(host: str, path: str = "/") -> Service | None:
    """Return the service whose host (A-labels, lower-case) and path this is, the most specific entry first, or None."""
    for entry in _candidates(host.rstrip(".")):
        if path.startswith(entry.path):
            return entry
    return None


def wrap_of(host: str, path: str = "/") -> Service | None:
    """Return the redirector whose URLs can be read at this host and path, or None."""
    for entry in _candidates(host.rstrip(".")):
        if entry.wraps and path.startswith(entry.path):
            return entry
    return None


def shared(host: str) -> bool:
    """Whether anybody may put a page at a host (a shortener, forms, a redirector): one phishing page there condemns no other.

    A name below a private suffix (`x.pages.dev`) is one customer's and not shared.
    """
    return service_of(host) is not None and registrable(host) in {"", registered(host)}
