"""SPF by RFC 7208: check_host() with its limits, over the DNS port."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote

from gyotaku.enrich.authentication.dns import Dns, NotAskedError
from gyotaku.enrich.authentication.spf_record import MACRO, PermanentError, Record, Term, check_macros, read
from gyotaku.model.facts import DnsAnswer
from gyotaku.model.noun import Noun

LOOKUPS = 10
"""Most terms that ask DNS (section 4.6.4)."""
VOID = 2
"""Most of them that may come back empty (section 4.6.4)."""
NAMES = 10
"""Most names of one mx or ptr (section 4.6.4)."""
OUTCOMES = {"+": "pass", "-": "fail", "~": "softfail", "?": "neutral"}


class Spf(Noun, frozen=True, kw_only=True):
    """What check_host() says."""

    outcome: str
    """pass | fail | softfail | neutral | none | temperror | permerror."""
    mechanism: str = ""
    """The term that decided, as `name:domain`."""
    why: str = ""
    explanation: str = ""


class TemporaryError(Exception):
    """DNS did not answer (section 2.6.6)."""


def check_host(ip: str, domain: str, sender: str, helo: str, dns: Dns, *, at: int = 0) -> Spf:
    """Evaluate SPF for a client address (RFC 7208 section 4).

    `domain` is that of MAIL FROM, or of HELO for a null reverse path; `sender` the address, `at` the time of receipt (seconds
    since 1970) for the macro t. Raises `NotAskedError` when the answer depends on a question nobody asked.
    """
    address = ip_address(ip)
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    local, at_sign, host = sender.rpartition("@")
    sender = f"{local or 'postmaster'}@{host}" if at_sign else f"postmaster@{sender or domain}"
    return _Check(address, sender, helo, dns, at).run(domain)


class _Check:
    """One evaluation: its constants and its counters."""

    def __init__(self, ip: IPv4Address | IPv6Address, sender: str, helo: str, dns: Dns, at: int) -> None:
        self._ip = ip
        self._sender = sender
        self._helo = helo
        self._dns = dns
        self._at = at
        self._lookups = 0
        self._void = 0

    def run(self, domain: str) -> Spf:
        try:
            return self._host(domain, explain=True)
        except TemporaryError as error:
            return Spf(outcome="temperror", why=str(error))
        except PermanentError as error:
            return Spf(outcome="permerror", why=str(error))

    def _host(self, domain: str, *, explain: bool) -> Spf:
        domain = domain.rstrip(".")
        if not _well_formed(domain):
            return Spf(outcome="none", why="domain")
        record = self._record(domain)
        if record is None:
            return Spf(outcome="none", why="no-record")
        for term in record.terms:
            if self._matches(term, domain):
                outcome = OUTCOMES[term.qualifier]
                said = self._explain(record, domain) if outcome == "fail" and explain else ""
                return Spf(outcome=outcome, mechanism=term.name + (f":{term.domain}" if term.domain else ""), explanation=said)
        if record.redirect is None:
            return Spf(outcome="neutral", why="no-match")
        self._count()
        target = self._expand(record.redirect, domain)
        found = self._host(target, explain=explain)
        if found.outcome == "none":
            raise PermanentError(f"redirect to {target}")
        return found

    def _record(self, domain: str) -> Record | None:
        texts = [text for text in self._ask(domain, "TXT") if re.match(r"v=spf1(?: |$)", text, re.IGNORECASE)]
        if len(texts) > 1:
            raise PermanentError("more than one record")
        return read(texts[0]) if texts else None

    def _ask(self, name: str, rrtype: str) -> tuple[str, ...]:
        answer: DnsAnswer | None = self._dns.lookup(name.lower().rstrip("."), rrtype)
        if answer is None:
            raise NotAskedError(f"{name} {rrtype}")
        if answer.outcome == "timeout":
            raise TemporaryError(f"{name} {rrtype}")
        return answer.values

    def _count(self) -> None:
        self._lookups += 1
        if self._lookups > LOOKUPS:
            raise PermanentError("too many lookups")

    def _asked(self, name: str, rrtype: str) -> tuple[str, ...]:
        values = self._ask(name, rrtype)
        if not values:
            self._void += 1
            if self._void > VOID:
                raise PermanentError("too many void lookups")
        return values

    def _matches(self, term: Term, domain: str) -> bool:
        if term.name == "all":
            return True
        if term.name in {"ip4", "ip6"}:
            return self._ip in ip_network(term.network)
        self._count()
        target = self._expand(term.domain, domain) if term.domain else domain
        if term.name == "include":
            return self._included(target)
        if term.name == "exists":
            return bool(self._asked(target, "A"))
        if term.name == "ptr":
            return any(name == target.lower() or name.endswith(f".{target.lower()}") for name in self._validated())
        if term.name == "mx":
            exchanges = sorted(self._asked(target, "MX"), key=lambda mx: int(mx.split()[0]))
            if len(exchanges) > NAMES:
                raise PermanentError("too many MX")
            return any(self._holds(mx.partition(" ")[2], term, self._ask) for mx in exchanges)
        return self._holds(target, term, self._asked)

    def _included(self, target: str) -> bool:
        found = self._host(target, explain=False)
        if found.outcome == "none":
            raise PermanentError(f"include of {target}")
        return found.outcome == "pass"

    def _holds(self, name: str, term: Term, ask: Callable[[str, str], tuple[str, ...]]) -> bool:
        four = isinstance(self._ip, IPv4Address)
        rrtype, prefix = ("A", term.cidr4) if four else ("AAAA", term.cidr6)
        return any(self._ip in ip_network(f"{value}/{prefix}", strict=False) for value in ask(name, rrtype))

    def _validated(self) -> list[str]:
        try:
            names = self._asked(self._ip.reverse_pointer, "PTR")[:NAMES]
        except TemporaryError:
            return []
        rrtype = "A" if isinstance(self._ip, IPv4Address) else "AAAA"
        found: list[str] = []
        for name in names:
            try:
                values = self._ask(name, rrtype)
            except TemporaryError:
                continue
            if any(ip_address(value) == self._ip for value in values):
                found.append(name.lower().rstrip("."))
        return found

    def _explain(self, record: Record, domain: str) -> str:
        if record.explanation is None:
            return ""
        try:
            texts = self._ask(self._expand(record.explanation, domain), "TXT")
            if len(texts) != 1 or not texts[0].isascii():
                return ""
            # Spaces are legal in the explanation's own text, not in a macro-string.
            check_macros(texts[0].replace(" ", ""), explaining=True)
            return self._fill(texts[0], domain)
        except (PermanentError, TemporaryError, NotAskedError):
            return ""

    def _expand(self, spec: str, domain: str) -> str:
        name = self._fill(spec, domain).rstrip(".")
        while len(name) > 253 and "." in name:
            name = name.split(".", 1)[1]
        return name

    def _fill(self, text: str, domain: str) -> str:
        return MACRO.sub(lambda found: self._macro(found, domain), text)

    def _macro(self, found: re.Match[str], domain: str) -> str:
        if found[5]:
            return {"%": "%", "_": " ", "-": "%20"}[found[5]]
        letter = found[1]
        pieces = re.split(f"[{re.escape(found[4] or '.')}]", self._value(letter.lower(), domain))
        if found[3]:
            pieces.reverse()
        if found[2]:
            pieces = pieces[-int(found[2]) :]
        value = ".".join(pieces)
        return quote(value, safe="-._~") if letter.isupper() else value

    def _value(self, letter: str, domain: str) -> str:
        local, _, host = self._sender.rpartition("@")
        four = isinstance(self._ip, IPv4Address)
        if letter == "p":
            names = self._validated()
            same = [name for name in names if name == domain.lower()]
            below = [name for name in names if name.endswith(f".{domain.lower()}")]
            return next(iter(same + below + names), "unknown")
        values = {
            "s": self._sender,
            "l": local,
            "o": host,
            "d": domain,
            "i": str(self._ip) if four else ".".join(self._ip.exploded.replace(":", "").upper()),
            "h": self._helo,
            "c": str(self._ip),
            "r": "unknown",
            "t": str(self._at),
            "v": "in-addr" if four else "ip6",
        }
        return values[letter]


def _well_formed(domain: str) -> bool:
    labels = domain.split(".")
    return len(labels) > 1 and len(domain) <= 253 and all(0 < len(label) <= 63 for label in labels)
