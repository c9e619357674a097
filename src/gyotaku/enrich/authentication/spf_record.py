"""The SPF record: its terms, read strictly by the grammar of RFC 7208 section 12."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network, ip_network

from gyotaku.model.noun import Noun
from gyotaku.patterns import late

MACRO = re.compile(r"%\{([a-zA-Z])([0-9]{0,3})(r?)([-.+,/_=]*)\}|%([%_-])")
LITERAL = re.compile(r"[\x21-\x24\x26-\x7e]*")
TOP_LABEL = late(r"\.(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])\.?$", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
CIDR4 = re.compile(r"/(0|[1-9][0-9]?)$")
CIDR6 = re.compile(r"//(0|[1-9][0-9]{0,2})$")
WITH_DOMAIN = {"include", "exists"}
MAY_DOMAIN = {"a", "mx", "ptr"}


class PermanentError(Exception):
    """The record cannot be interpreted (RFC 7208 section 2.6.7)."""


class Term(Noun, frozen=True, kw_only=True):
    """One mechanism with its qualifier."""

    qualifier: str
    name: str
    domain: str = ""
    cidr4: int = 32
    cidr6: int = 128
    network: str = ""


class Record(Noun, frozen=True, kw_only=True):
    """A record read: its mechanisms in order and the two modifiers that mean something."""

    terms: tuple[Term, ...]
    redirect: str | None = None
    explanation: str | None = None


def check_macros(text: str, *, explaining: bool = False) -> None:
    """Refuse a macro-string that the grammar does not allow; `c`, `r` and `t` belong to explanations only."""
    at = 0
    while at < len(text):
        literal = LITERAL.match(text, at)
        at = literal.end() if literal else at
        if at == len(text):
            return
        macro = MACRO.match(text, at)
        if macro is None:
            raise PermanentError(f"macro at {text[at : at + 10]!r}")
        letter, digits = (macro[1] or "").lower(), macro[2]
        if letter and (letter not in "slodiphcrtv" or (letter in "crt" and not explaining) or (digits and int(digits) == 0)):
            raise PermanentError(f"macro letter {macro[0]!r}")
        at = macro.end()


def _domain_spec(text: str) -> str:
    check_macros(text)
    if not text or not (TOP_LABEL.search(text) or re.search(r"%\{[^}]*\}$", text)):
        raise PermanentError(f"domain {text!r}")
    return text


def _cidr(text: str) -> tuple[str, int, int]:
    cidr4, cidr6 = 32, 128
    if found := CIDR6.search(text):
        cidr6, text = int(found[1]), text[: found.start()]
    if found := CIDR4.search(text):
        cidr4, text = int(found[1]), text[: found.start()]
    if cidr4 > 32 or cidr6 > 128:
        raise PermanentError("prefix length")
    return text, cidr4, cidr6


def _network(name: str, text: str) -> str:
    address, slash, prefix = text.partition("/")
    if slash and not re.fullmatch(r"0|[1-9][0-9]{0,2}", prefix):
        raise PermanentError(f"prefix {prefix!r}")
    try:
        network = ip_network(f"{address}/{prefix}" if slash else address, strict=False)
    except ValueError as error:
        raise PermanentError(f"{name} {text!r}") from error
    if not isinstance(network, IPv4Network if name == "ip4" else IPv6Network):
        raise PermanentError(f"{name} {text!r}")
    return str(network)


def _term(text: str) -> Term:
    qualifier = text[0] if text[0] in "+-~?" else "+"
    body = text.removeprefix(qualifier) if text[0] in "+-~?" else text
    found = re.match(r"[A-Za-z0-9]+", body)
    name = found[0].lower() if found else ""
    rest = body[len(name) :]
    if name == "all" and not rest:
        return Term(qualifier=qualifier, name=name)
    if name in {"ip4", "ip6"} and rest.startswith(":"):
        return Term(qualifier=qualifier, name=name, network=_network(name, rest[1:]))
    if name in WITH_DOMAIN and rest.startswith(":"):
        return Term(qualifier=qualifier, name=name, domain=_domain_spec(rest[1:]))
    if name in MAY_DOMAIN:
        rest, cidr4, cidr6 = _cidr(rest) if name != "ptr" else (rest, 32, 128)
        if not rest:
            return Term(qualifier=qualifier, name=name, cidr4=cidr4, cidr6=cidr6)
        if rest.startswith(":"):
            return Term(qualifier=qualifier, name=name, domain=_domain_spec(rest[1:]), cidr4=cidr4, cidr6=cidr6)
    raise PermanentError(f"unknown term {text!r}")


def read(text: str) -> Record:
    """Read a record that begins with `v=spf1`; raise `PermanentError` at anything the grammar does not know."""
    if not text.isascii():
        raise PermanentError("non-ASCII record")
    terms: list[Term] = []
    modifiers: dict[str, str] = {}
    for word in filter(None, text.split(" ")[1:]):
        name, equals, value = word.partition("=")
        if equals and NAME.fullmatch(name):
            key = name.lower()
            if key in {"redirect", "exp"}:
                if key in modifiers:
                    raise PermanentError(f"{key} twice")
                modifiers[key] = _domain_spec(value)
            else:
                check_macros(value)
            continue
        terms.append(_term(word))
    return Record(terms=tuple(terms), redirect=modifiers.get("redirect"), explanation=modifiers.get("exp"))
