"""Take one Received field apart (RFC 5321 section 4.4), in whatever dialect a server wrote it. Linear and never raising.

Every server puts what *it* knows last: the client's name and address follow what the client said of itself. So the last
address of the from-clause counts, and a HELO that imitates a comment changes nothing.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import NamedTuple

from gyotaku.observe.moments import UNREADABLE, Moment, read_moment
from gyotaku.observe.received_dialects import dialect_of

LONGEST = 4_000
"""Most characters of one field that are looked at."""

_CLAUSE = re.compile(r"(?<!\S)(from|by|via|with|id|for)(?=[\s(\[<])", re.IGNORECASE)
_COMMENT_SIGN = re.compile(r"[()]")
_ADDRESS = r"(?:IPv6:)?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,45})(?:%[\w.-]{1,20})?"
_BRACKETED = re.compile(rf"\[\s?({_ADDRESS})\s?\]", re.IGNORECASE)
_BARE = re.compile(rf"(?<![\w.:@/-])({_ADDRESS})(?![\w:/-]|\.\w)", re.IGNORECASE)
_QUAD = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?!$)|$)){4}")
"""An IPv4 address in its one canonical form."""
_MAY_BE_ADDRESS = re.compile(r"[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}")
_HELO = re.compile(r"\b(?:HELO|EHLO|LHLO|helo)[ =]\s*(\[[^\]\s]*\]|[^\s()\[\];\"]+)?", re.IGNORECASE)
_NOT_CLIENT = re.compile(
    r"\b(?:port|ident|account|user|envelope-from|envelope-sender|mailfrom|cluster|fp|using|with|cipher|verified|authenticated"
    r"|version|authid)[= :]\s?\S*",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[\w-]{1,63}\.){1,12}[A-Za-z][\w-]{1,62}\.?", re.ASCII)
_WORD_NAME = re.compile(r"^[\w.-]{1,255}$")
_FOR = re.compile(r"<?([^\s<>;()]{1,320}@[^\s<>;()]{1,255})>?")
_NO_NAME = frozenset({"unknown", "unverified", "localhost", "may", "be", "forged", "no", "none", "verified", "misconfigured"})


class Received(NamedTuple):
    """One Received field taken apart. Empty strings and None stand for what the server did not write."""

    helo: str = ""
    rdns: str = ""
    ip: str | None = None
    by: str = ""
    by_ip: str | None = None
    protocol: str = ""
    envelope_for: str = ""
    queue_id: str = ""
    moment: Moment = UNREADABLE
    dialect: str = "generic"
    has_from: bool = False
    forged_mark: bool = False
    """The server itself wrote that the client's name could not be confirmed (`may be forged`)."""
    malformed: bool = False


def read_received(value: str) -> Received:
    """Take one unfolded Received value apart."""
    text = " ".join(value[:LONGEST].split())
    head, date = _split_date(text)
    clauses = _clauses(head)
    dialect = dialect_of(text)
    client = _client(clauses.get("from", ""), dialect)
    by, by_ip = _server(clauses.get("by", ""))
    recipient = _FOR.search(clauses.get("for", "")[:600])
    protocol = _without_comments(clauses.get("with", ""))[:60].strip()
    return Received(
        helo=client.helo,
        rdns=client.rdns,
        ip=client.ip,
        by=by,
        by_ip=by_ip,
        protocol=protocol,
        envelope_for=recipient[1].strip("\"'") if recipient else "",
        queue_id=clauses.get("id", "").strip().split(" ", 1)[0][:120],
        moment=read_moment(date),
        dialect=dialect,
        has_from="from" in clauses,
        forged_mark="may be forged" in head,
        malformed="from" not in clauses and "by" not in clauses and dialect != "local",
    )


def _split_date(text: str) -> tuple[str, str]:
    """Split at the last semicolon outside comments; a field without one keeps its date in the text."""
    at = text.rfind(";")
    if at >= 0:
        tail = text[at + 1 :]
        if text.count("(", 0, at) == text.count(")", 0, at) or not tail.strip() or read_moment(tail).at is not None:
            return text[:at], tail
        at = text.rfind(";", 0, at)
        if at >= 0:
            return text[:at], text[at + 1 :]
    return text, text[-80:]


def _outside_comments(text: str) -> list[tuple[int, int]]:
    """List the ranges of text that stand outside parentheses; an unclosed one is taken as text."""
    if text.count("(") != text.count(")"):
        return [(0, len(text))]
    ranges: list[tuple[int, int]] = []
    start, depth = 0, 0
    for sign in _COMMENT_SIGN.finditer(text):
        if sign[0] == "(":
            if not depth:
                ranges.append((start, sign.start()))
            depth += 1
        else:
            depth = max(depth - 1, 0)
            if not depth:
                start = sign.end()
    if not depth:
        ranges.append((start, len(text)))
    return ranges


def _clauses(head: str) -> dict[str, str]:
    """Cut a field into its clauses; each name counts once, at its first place in the order of RFC 5321."""
    marks: list[tuple[int, int, str]] = []
    seen: set[str] = set()
    for start, end in _outside_comments(head):
        for word in _CLAUSE.finditer(head, start, end):
            name = word[1].lower()
            if name not in seen:
                seen.add(name)
                marks.append((word.start(), word.end(), name))
    clauses: dict[str, str] = {}
    for number, (_, begins, name) in enumerate(marks):
        ends = marks[number + 1][0] if number + 1 < len(marks) else len(head)
        clauses[name] = head[begins:ends].strip()
    return clauses


def _without_comments(text: str) -> str:
    if "(" not in text:
        return text
    return " ".join(text[start:end] for start, end in _outside_comments(text))


class _Client(NamedTuple):
    helo: str = ""
    rdns: str = ""
    ip: str | None = None


def _client(text: str, dialect: str) -> _Client:
    """Read the from-clause: what the client called itself, its looked-up name, its address."""
    text = text[:1200]
    first, _, rest = text.partition(" ")
    if "(" in first or ("[" in first and not first.startswith("[")):  # nifty: `from host([192.0.2.1])`
        cut = min(at for at in (first.find("("), first.find("[")) if at >= 0)
        first, rest = text[:cut], text[cut:]
    said = _HELO.search(rest)
    around = _NOT_CLIENT.sub(" ", _HELO.sub(" ", rest)) if rest else ""
    ip = _last_address(around)
    literal = _literal(first)
    if ip is None:
        ip = literal if literal is not None else None
    helo = (said[1] or "").strip("[]") if said else first.strip("[]<>\"' ")
    name = _looked_up_name(around)
    if said and not literal:
        name = name or first  # qmail and Exim put the looked-up name first when the client said another
    elif not said and literal and not name:
        helo = literal if dialect != "exim" else ""
    elif not said and dialect == "exim" and not name and literal is None:
        name = first  # Exim: `from name ([ip])` is a verified name that equals the HELO
    elif not said and dialect == "qmail" and not name and ip:
        name = first
    return _Client(helo[:255], _as_name(name)[:255], ip)


def _looked_up_name(text: str) -> str:
    """Find the name in a comment such as `(mail.example [192.0.2.1])`: the last one that stands beside an address."""
    found = ""
    for match in _NAME.finditer(text):
        if text[max(match.start() - 1, 0) : match.start()] in ("[", "="):
            continue
        found = match[0]
    return found


def _as_name(text: str) -> str:
    text = text.strip("[]<>\"'() ").rstrip(".")
    text = text.rpartition("@")[2]
    if text.lower() in _NO_NAME or not _WORD_NAME.match(text) or read_address(text) is not None:
        return ""
    return text


def _last_address(text: str) -> str | None:
    for pattern in (_BRACKETED, _BARE):
        for candidate in reversed(pattern.findall(text)):
            address = read_address(candidate)
            if address is not None:
                return address
    return None


def _literal(word: str) -> str | None:
    """Read a from-word that is itself an address: `[192.0.2.1]`, `192.0.2.1`, `[IPv6:…]:25`."""
    found = _BRACKETED.match(word)
    return read_address(found[1] if found else word)


@lru_cache(maxsize=4096)
def read_address(text: str) -> str | None:
    """Read an IP address in the forms Received fields use; the canonical text, mapped IPv4 as IPv4, or None."""
    text = text.strip("[]() ")
    if text[:5].lower() == "ipv6:":
        text = text[5:]
    text = text.partition("%")[0]
    if _QUAD.fullmatch(text):
        return text
    if not _MAY_BE_ADDRESS.fullmatch(text):
        return None
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(address)


def _server(text: str) -> tuple[str, str | None]:
    """Read the by-clause: the server's name and, where it writes one, its own address."""
    first, _, rest = text[:600].partition(" ")
    name, sign, tail = first.partition("(")
    rest = f"{sign}{tail} {rest}" if sign else rest
    literal = read_address(name)
    by_ip = literal or _last_address(rest[:120])
    return (literal or name.strip("[]<>\"';,").rstrip("."))[:255], by_ip
