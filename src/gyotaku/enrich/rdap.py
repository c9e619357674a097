"""Answers of RDAP servers (RFC 9083, jCard of RFC 7095, redaction of RFC 9537) read into facts. Pure; the transport asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from gyotaku.data.whois import whois
from gyotaku.model.facts import Network, Registration
from gyotaku.model.noun import Noun

ANSWER = 2 * 1024 * 1024
"""Most bytes read of one answer."""
_DEPTH = 4
_ENTITIES = 100
_LIST = 20
_WORDS = 200
_REGISTRANT = {"registrant organization", "registrant name", "registrant"}


class RdapAnswer(Noun, frozen=True, kw_only=True):
    """What one answer says."""

    outcome: str
    """registered | available | undated | refused | unreadable."""
    registration: Registration | None = None
    network: Network | None = None
    why: str = ""
    """For people: why nothing could be read."""
    related: str = ""
    """URL of the registrar's own answer (`rel=related`), which may say more."""


def read_domain(raw: bytes, domain: str) -> RdapAnswer:
    """Read an answer about a domain. Never raises: what cannot be read says why."""
    tree = _tree(raw)
    if isinstance(tree, RdapAnswer):
        return tree
    if _text(tree, "objectClassName") != "domain":
        return RdapAnswer(outcome="unreadable", why="the answer is about no domain")
    found = registration(tree, domain)
    outcome, why = ("registered", "") if found.registered_at else ("undated", "the answer states no day of registration")
    return RdapAnswer(outcome=outcome, registration=found, why=why, related=_related(tree))


def read_address(raw: bytes, ip: str) -> RdapAnswer:
    """Read an answer about an IP address: the network it lies in, as its regional registry holds it."""
    tree = _tree(raw)
    if isinstance(tree, RdapAnswer):
        return tree
    if _text(tree, "objectClassName") != "ip network":
        return RdapAnswer(outcome="unreadable", why="the answer is about no network")
    holder = next((name for entity in _entities(tree, "registrant") if (name := _card(entity, "fn") or _card(entity, "org"))), "")
    abuse = next((mail for entity in _entities(tree, "abuse") if (mail := _card(entity, "email"))), "")
    fact = Network(
        ip=ip,
        organisation=holder or _text(tree, "name"),
        country=_text(tree, "country").upper()[:2],
        abuse=abuse.lower(),
        prefix=_prefix(tree),
    )
    return RdapAnswer(outcome="registered", network=fact)


def registration(tree: dict[str, Any], domain: str) -> Registration:
    """Read the registration out of a domain object (RFC 9083 section 5.3)."""
    events = {_text(event, "eventAction"): _moment(_text(event, "eventDate")) for event in reversed(_objects(tree, "events"))}
    created, expires = events.get("registration"), events.get("expiration") or events.get("registrar expiration")
    registrar = next(
        (name for entity in _entities(tree, "registrar") if (name := _card(entity, "fn") or _card(entity, "org"))), ""
    )
    abuse = next((mail for entity in _entities(tree, "abuse") if (mail := _card(entity, "email"))), "")
    registrant, hidden = _registrant(tree)
    servers = (_text(server, "ldhName").lower().rstrip(".") for server in _objects(tree, "nameservers"))
    return Registration(
        domain=domain,
        registered=created.date() if created else None,
        registered_at=created,
        expires=expires.date() if expires else None,
        registrar=registrar,
        registrant=registrant,
        private=hidden,
        name_servers=tuple(dict.fromkeys(filter(None, servers)))[:_LIST],
        status=tuple(_strings(tree.get("status")))[:_LIST],
        updated_at=events.get("last changed"),
        abuse=abuse.lower(),
    )


def _tree(raw: bytes) -> dict[str, Any] | RdapAnswer:
    """Return the object of an answer, or what an error object (RFC 9083 section 6) or garbage amounts to."""
    if len(raw) > ANSWER:
        return RdapAnswer(outcome="unreadable", why=f"the answer is longer than {ANSWER} bytes")
    try:
        tree = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return RdapAnswer(outcome="unreadable", why=f"the answer is no JSON: {error}"[:_WORDS])
    if not isinstance(tree, dict):
        return RdapAnswer(outcome="unreadable", why="the answer is no JSON object")
    code = tree.get("errorCode")
    if isinstance(code, int) and not isinstance(code, bool):
        outcome = "available" if code == 404 else "refused" if code in {401, 403, 429, 503} else "unreadable"
        return RdapAnswer(outcome=outcome, why=f"{code} {_text(tree, 'title')}".strip())
    return tree


def _registrant(tree: dict[str, Any]) -> tuple[str, bool | None]:
    """Return the registrant's name and whether it is hidden: redacted by RFC 9537, by words, by a remark, or simply not given."""
    redacted = any(
        _text(name, "description").lower() in _REGISTRANT or _text(name, "type").lower() in _REGISTRANT
        for one in _objects(tree, "redacted")
        if isinstance(name := one.get("name"), dict) and _text(one, "method") != "partialValue"
    )
    for entity in _entities(tree, "registrant"):
        name = _card(entity, "org") or _card(entity, "fn")
        remarks = " ".join(_text(remark, "title") for remark in _objects(entity, "remarks")).lower()
        words = f"{name} {_card(entity, 'fn')} {remarks}".lower()
        hidden = redacted or not name or any(word in words for word in whois().private["words"])
        return name, hidden
    return "", True if redacted else None


def _entities(tree: dict[str, Any], role: str) -> Iterator[dict[str, Any]]:
    """Yield the entities with a role at any depth, the outer ones first: a registrar's abuse contact stands inside it."""
    waiting = [(entity, 1) for entity in _objects(tree, "entities")]
    for _ in range(_ENTITIES):
        if not waiting:
            return
        entity, depth = waiting.pop(0)
        if role in _strings(entity.get("roles")):
            yield entity
        if depth < _DEPTH:
            waiting += [(inner, depth + 1) for inner in _objects(entity, "entities")]


def _card(entity: dict[str, Any], name: str) -> str:
    """Return the first text of a property of an entity's jCard: `["vcard", [["fn", {}, "text", "Name"], …]]`."""
    card = entity.get("vcardArray")
    rows = card[1] if isinstance(card, list) and len(card) > 1 and isinstance(card[1], list) else []
    for row in rows[:_ENTITIES]:
        if isinstance(row, list) and len(row) > 3 and row[0] == name:
            # Structured values come as lists: the first part of an organisation is its name.
            value = row[3][0] if isinstance(row[3], list) and row[3] else row[3]
            if isinstance(value, str) and value.strip():
                return value.strip()[:_WORDS]
    return ""


def _prefix(tree: dict[str, Any]) -> str:
    """Return the network as CIDR blocks (the cidr0 extension), else as its first and last address."""
    blocks = [f"{_text(one, 'v4prefix') or _text(one, 'v6prefix')}/{one.get('length')}" for one in _objects(tree, "cidr0_cidrs")]
    first, last = _text(tree, "startAddress"), _text(tree, "endAddress")
    return ", ".join(blocks[:4]) or (f"{first} – {last}" if first and last else "")


def _related(tree: dict[str, Any]) -> str:
    for link in _objects(tree, "links"):
        if _text(link, "rel") == "related" and _text(link, "type") in {"application/rdap+json", ""}:
            return _text(link, "href")
    return ""


def _moment(text: str) -> datetime | None:
    """Read an RFC 3339 moment; one without a zone is UTC, as RFC 9083 wants it; anything else is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:
        return None


def _objects(tree: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = tree.get(key)
    return [one for one in value[:_ENTITIES] if isinstance(one, dict)] if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    return [one[:_WORDS] for one in value[:_ENTITIES] if isinstance(one, str)] if isinstance(value, list) else []


def _text(tree: dict[str, Any], key: str) -> str:
    value = tree.get(key)
    return value.strip()[:_WORDS] if isinstance(value, str) else ""
